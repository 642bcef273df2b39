/*
 * Results below the masthead's box as one types: a combobox over a list of links, as the ARIA Authoring
 * Practices have it. It comes with the first letter (shortcuts.js). All results stand on the search page.
 */
(function () {
  'use strict';

  const RESULTS = 6;
  const PAUSE = 120; // at most so often it asks, in milliseconds
  const TOO_LITTLE = /^[!-~]?$/; // one letter of English begins half of all words

  const engineAddress = new URL('../search/engine.js', document.currentScript.src).href;
  const box = document.querySelector('[data-suggest]');
  const list = element('div', { class: 'suggest', id: 'suggestions', role: 'listbox', 'aria-label': 'Articles', hidden: '' });
  const status = element('p', { class: 'unseen', role: 'status' });

  let pause = null;
  let asked = 0;
  let answered = 0;
  let chosen = -1;

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([attribute, value]) => made.setAttribute(attribute, value));
    made.append(...children);
    return made;
  }

  /* Asking */

  const engine = new Promise((resolve, reject) => {
    const script = element('script', { src: engineAddress });
    script.onload = () => resolve(window.digestIndex);
    script.onerror = () => reject(new Error('search/engine.js could not be read'));
    document.head.append(script);
  });

  async function ask() {
    const words = box.value.trim();
    stopAsking();
    asked += 1;
    const turn = asked;
    if (TOO_LITTLE.test(words)) { close(); return; }
    const options = await answer(words).catch(() => [all(words, 'The search does not work just now; see other ways in')]);
    // While more letters are asked for, an earlier answer does, unless a later one stands already.
    if (turn <= answered) return;
    answered = turn;
    show(options);
  }

  async function answer(words) {
    const found = await (await engine).search({ words });
    const results = await Promise.all(found.read(0, RESULTS));
    return [...results.map(option), all(words, inWords(found.total))];
  }

  function inWords(total) {
    if (total === 0) return 'No articles; see other ways in';
    return total === 1 ? 'See the one article' : `See all ${total} articles`;
  }

  /* Showing */

  function option({ address, title, date }) {
    return link(address, title, ' ', element('time', {}, date));
  }

  function all(words, text) {
    return link(`${box.form.action}?${new URLSearchParams({ q: words })}`, text);
  }

  function link(href, ...children) {
    return element('a', { href, role: 'option', tabindex: '-1', 'aria-selected': 'false' }, ...children);
  }

  function show(options) {
    // An answer that comes late leaves the reader's choice where it is; the line for all may ask for other words.
    const kept = list.children[chosen]?.pathname;
    options.forEach((each, place) => { each.id = `suggestion-${place}`; });
    list.replaceChildren(...options);
    setOpen(true);
    choose(options.findIndex(({ pathname }) => pathname === kept));
    const number = options.length - 1;
    const choice = number ? `${number} shown. Choose with the arrow keys.` : '';
    status.textContent = `${options.at(-1).textContent}. ${choice}`;
  }

  function setOpen(isOpen) {
    choose(-1);
    list.hidden = !isOpen;
    box.setAttribute('aria-expanded', isOpen);
  }

  function close() {
    stopAsking();
    answered = asked;
    setOpen(false);
    status.textContent = '';
  }

  function choose(place) {
    list.children[chosen]?.setAttribute('aria-selected', 'false');
    chosen = place;
    const option = list.children[chosen];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) box.setAttribute('aria-activedescendant', option.id);
    else box.removeAttribute('aria-activedescendant');
  }

  /* What the reader does */

  // Past either end the choice is back in the box.
  function step(by) {
    const places = list.children.length + 1;
    choose((chosen + 1 + by + places) % places - 1);
  }

  const KEYS = {
    ArrowDown: () => (list.hidden ? ask() : step(1)),
    ArrowUp: () => (list.hidden ? ask() : step(-1)),
    Escape: close,
    Enter: () => list.children[chosen].click(),
  };

  function onKey(event) {
    const isOurs = event.key === 'Enter' ? chosen >= 0 : event.key !== 'Escape' || !list.hidden;
    if (event.isComposing || !KEYS[event.key] || !isOurs) return;
    event.preventDefault();
    KEYS[event.key]();
  }

  function onType() {
    choose(-1);
    pause ??= setTimeout(ask, PAUSE);
  }

  function stopAsking() {
    clearTimeout(pause);
    pause = null;
  }

  box.form.append(list, status);
  Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id, 'aria-expanded': 'false' })
    .forEach(([attribute, value]) => box.setAttribute(attribute, value));
  box.addEventListener('input', onType);
  box.addEventListener('keydown', onKey);
  box.addEventListener('blur', close);
  list.addEventListener('mousedown', (event) => event.preventDefault()); // the box keeps the focus
  ask();
})();
