/* Keys that lead to a place on the page: the element that names the key in `data-shortcut`. */
(function () {
  'use strict';

  const WRITING = 'input:not([type="checkbox"], [type="radio"]), select, textarea, [contenteditable]';


  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches(WRITING)) return;
    const places = [...document.querySelectorAll('[data-shortcut]')];
    // The last is the page's own, where a page has one beside the masthead's.
    const place = places.filter(({ dataset }) => dataset.shortcut === event.key).at(-1);
    if (!place) return;
    event.preventDefault();
    place.focus();
    place.select();
  }

  document.addEventListener('keydown', onKey);
})();
