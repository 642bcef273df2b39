/*
 * The search page: the form and the address say what is asked, the engine answers, and this shows it.
 * A classic script without requests of its own, because a page on a disk may have neither modules nor fetch.
 */
(function () {
  'use strict';

  const GROUPS = {
    topic: 'Topics', year: 'Years', person: 'People', publisher: 'Publishers',
    place: 'Places', organization: 'Organizations', language: 'Languages',
  };
  const RESULTS_AT_ONCE = 10;
  const VALUES_AT_ONCE = 12;
  const PAUSE_IN_TYPING = 120;

  const collator = new Intl.Collator('en');
  const isWide = matchMedia('(min-width: 60rem)').matches;
  const [form, status, filtersPlace, groupsPlace, resultsPlace, moreButton, clearButton, ways, tips] = [
    'form', '[role="status"]', '[data-filters]', '[data-groups]', '[data-results]',
    '[data-more]', '[data-clear]', '[data-ways]', '[data-tips]',
  ].map((place) => document.querySelector(`.search ${place}`));

  let question = fromAddress();
  let answer = null;
  let asked = 0;
  let shown = 0;

  /* The question, in the address and in the form */

  function fromAddress() {
    const given = new URLSearchParams(location.search);
    const filters = Object.keys(GROUPS).map((group) => [group, [...new Set(given.getAll(group))]]);
    return { words: given.get('q') ?? '', sort: given.get('sort') ?? '', filters: Object.fromEntries(filters) };
  }

  function toAddress({ words, sort, filters }) {
    const given = new URLSearchParams();
    if (words.trim()) given.set('q', words.trim());
    Object.entries(filters).forEach(([group, values]) => values.forEach((value) => given.append(group, value)));
    if (sort) given.set('sort', sort);
    return `?${given}`;
  }

  function remember(way) {
    const address = toAddress(question);
    if (address === toAddress(fromAddress())) return;
    try {
      history[way](null, '', address === '?' ? location.pathname : address);
    } catch {
      // Some browsers let a page on a disk have one address only; the search itself does not need it.
    }
  }

  function fillForm() {
    form.elements.q.value = question.words;
    form.elements.sort.value = question.sort;
    if (form.elements.sort.selectedIndex < 0) form.elements.sort.value = '';
  }

  function isNarrow({ filters }) {
    return Object.values(filters).some((values) => values.length);
  }

  function isOpen(one) {
    return Boolean(one.words.trim()) || isNarrow(one);
  }

  /* Asking */

  async function ask() {
    asked += 1;
    const turn = asked;
    try {
      if (!window.digestIndex) throw new Error('search/engine.js could not be read');
      const found = await digestIndex.search(question);
      // An answer that another question has overtaken is of no use.
      if (turn === asked) await show(found, turn);
    } catch (error) {
      if (turn === asked) showFailure(error);
    }
  }

  /* Showing */

  async function show(found, turn) {
    answer = isOpen(question) ? found : { ...found, total: 0, read: () => [] };
    const items = next(0);
    const all = Promise.all(items);
    // Where nothing stands yet, the best result does not wait for the others; filters chosen would push it away.
    if (!shown && items.length && !isNarrow(question)) showResults([await Promise.race([items[0], all])], turn);
    showResults(await all, turn);
    if (turn !== asked) return;
    const counts = await found.counts();
    if (turn !== asked) return;
    showGroups(counts);
    status.textContent = inWords();
  }

  function next(from) {
    return answer.read(from, from + RESULTS_AT_ONCE).map(async (article) => item(await article));
  }

  function showResults(items, turn) {
    if (turn !== asked) return;
    if (!items[0]?.isConnected) resultsPlace.replaceChildren();
    resultsPlace.append(...items.filter(({ isConnected }) => !isConnected));
    shown = items.length;
    showAround(isOpen(question));
  }

  function hasMore() {
    return shown % RESULTS_AT_ONCE === 0 && shown < answer.total;
  }

  function showAround(open) {
    moreButton.hidden = !hasMore();
    clearButton.hidden = !isNarrow(question);
    resultsPlace.parentElement.hidden = !answer.total;
    ways.hidden = answer.total > 0;
    tips.hidden = !open;
  }

  function inWords() {
    if (!isOpen(question)) return '';
    const number = answer.total === 0 ? 'No articles' : answer.total === 1 ? '1 article' : `${answer.total} articles`;
    const words = question.words.trim() ? ` for “${question.words.trim()}”` : '';
    const values = Object.values(question.filters).flat();
    return `${number}${words}${values.length ? ` in ${values.join(', ')}` : ''}`;
  }

  function showFailure(error) {
    resultsPlace.parentElement.hidden = true;
    const remedy = 'Load the page again, or use the lists below.';
    status.textContent = `The search does not work just now: ${error.message}. ${remedy}`;
    ways.hidden = false;
  }

  async function showMore() {
    const turn = asked;
    const items = await Promise.all(next(shown));
    if (turn !== asked) return;
    resultsPlace.append(...items);
    shown += items.length;
    moreButton.hidden = !hasMore();
    status.textContent = `${inWords()}, ${shown} shown`;
    items[0]?.querySelector('a').focus();
  }

  /* Results */

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function item({ address, title, date, topics, summary, excerpt }) {
    const hasMarks = excerpt.some(([, isMarked]) => isMarked);
    const parts = hasMarks ? excerpt : [[summary, false]];
    const text = parts.map(([part, isMarked]) => (isMarked ? element('mark', {}, part) : part));
    return element('li', { className: 'search__result' },
      element('h3', {}, element('a', { href: address }, title)),
      element('p', { className: 'search__about' }, [date, ...topics].filter(Boolean).join(' · ')),
      element('p', {}, ...text));
  }

  /* Filters */

  const groups = new Map();

  function showGroups(counts) {
    const focused = document.activeElement;
    const isUseful = (name) => counts.get(name)?.size > 1 || question.filters[name].length;
    Object.keys(GROUPS).filter(isUseful).forEach((name) => showGroup(group(name), counts.get(name) ?? new Map()));
    filtersPlace.classList.toggle('search__filters--none', [...groups.values()].every(({ details }) => details.hidden));
    if (focused !== document.activeElement) (focused.isConnected ? focused : form.elements.q).focus();
  }

  function group(name) {
    if (!groups.has(name)) groups.set(name, newGroup(name));
    return groups.get(name);
  }

  function newGroup(name) {
    const number = element('span', {});
    const list = element('ul', {});
    const all = element('button', { type: 'button' });
    const fieldset = element('fieldset', {}, element('legend', {}, GROUPS[name]), list, all);
    const isFirst = groups.size < 2 && isWide;
    const open = isFirst || question.filters[name].length > 0;
    const details = element('details', { open }, element('summary', {}, `${GROUPS[name]} `, number), fieldset);
    const made = { name, details, number, list, all, boxes: new Map(), whole: false };
    groupsPlace.append(details);
    all.addEventListener('click', () => { made.whole = !made.whole; showGroup(made, made.counts); });
    return made;
  }

  function showGroup(made, counts) {
    const chosen = question.filters[made.name];
    const possible = [...new Set([...chosen, ...inGroupOrder(made.name, counts)])];
    const visible = made.whole ? possible : possible.slice(0, Math.max(VALUES_AT_ONCE, chosen.length));
    made.counts = counts;
    made.details.hidden = !visible.length;
    made.number.textContent = chosen.length ? `(${chosen.length} chosen)` : '';
    const lines = visible.map((value) => box(made, value, counts.get(value) ?? 0, chosen.includes(value)));
    made.list.replaceChildren(...lines);
    made.all.hidden = possible.length <= VALUES_AT_ONCE;
    made.all.textContent = made.whole ? 'Show fewer' : `Show all ${possible.length}`;
  }

  function inGroupOrder(name, counts) {
    const values = [...counts.keys()].filter((value) => counts.get(value));
    if (name === 'year') return values.sort().reverse();
    return values.sort((a, b) => counts.get(b) - counts.get(a) || collator.compare(a, b));
  }

  function box(made, value, count, checked) {
    if (!made.boxes.has(value)) made.boxes.set(value, newBox(made.name, value));
    const { line, input, number } = made.boxes.get(value);
    input.checked = checked;
    number.textContent = count;
    return line;
  }

  function newBox(name, value) {
    const input = element('input', { type: 'checkbox', value });
    const number = element('span', { className: 'count' });
    input.addEventListener('change', () => choose(name, value, input.checked));
    return { input, number, line: element('li', {}, element('label', {}, input, ` ${label(name, value)} `, number)) };
  }

  function label(name, value) {
    return name === 'language' ? new Intl.DisplayNames(['en'], { type: 'language' }).of(value) : value;
  }

  /* What the reader does */

  function change(changes, way) {
    question = { ...question, ...changes };
    remember(way);
    ask();
  }

  function choose(name, value, checked) {
    const others = question.filters[name].filter((other) => other !== value);
    change({ filters: { ...question.filters, [name]: checked ? [...others, value] : others } }, 'pushState');
  }

  function clear() {
    change({ filters: Object.fromEntries(Object.keys(GROUPS).map((name) => [name, []])) }, 'pushState');
    form.elements.q.focus();
  }

  let pause;

  function onType() {
    clearTimeout(pause);
    pause = setTimeout(() => change({ words: form.elements.q.value }, 'replaceState'), PAUSE_IN_TYPING);
  }

  function onSubmit(event) {
    event.preventDefault();
    clearTimeout(pause);
    change({ words: form.elements.q.value }, 'replaceState');
  }

  function restore() {
    question = fromAddress();
    fillForm();
    if (!answer && isOpen(question)) status.textContent = 'Searching …';
    ask();
  }

  form.addEventListener('input', (event) => { if (event.target === form.elements.q) onType(); });
  form.addEventListener('submit', onSubmit);
  form.elements.sort.addEventListener('change', () => change({ sort: form.elements.sort.value }, 'pushState'));
  moreButton.addEventListener('click', showMore);
  clearButton.addEventListener('click', clear);
  window.addEventListener('popstate', restore);
  filtersPlace.open = isWide || isNarrow(question);
  restore();
})();
