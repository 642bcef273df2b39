/* What the keyboard does on every page: keys that lead to a place, and the box that answers as one types. */
(function () {
  'use strict';

  const WRITING = 'input:not([type="checkbox"], [type="radio"]), select, textarea, [contenteditable]';
  const here = document.currentScript.src;

  // A key leads to the element that names it in `data-shortcut`.
  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches(WRITING)) return;
    const places = [...document.querySelectorAll('[data-shortcut]')];
    const place = places.find((each) => each.dataset.shortcut === event.key && each.checkVisibility());
    if (!place) return;
    event.preventDefault();
    place.focus();
    place.select();
  }

  // Most visits search nothing, so what the search needs comes with the first letter.
  function bringSuggestions() {
    document.head.append(Object.assign(document.createElement('script'), { src: new URL('suggest.js', here).href }));
  }

  document.addEventListener('keydown', onKey);
  document.querySelector('[data-suggest]')?.addEventListener('input', bringSuggestions, { once: true });
})();
