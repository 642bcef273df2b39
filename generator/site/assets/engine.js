/*
 * The search index, opened: one question in, one answer out.
 *
 * `generator/site/offline.py` puts Pagefind's loader and the index's entry
 * into this file. What Pagefind would fetch comes through <script> elements,
 * which work from a disk too. Pagefind finds and ranks; facets are counted
 * here, because a count must show what choosing a value would give.
 */
var digestIndex = (function () {
  'use strict';

  const FOLDER = '/search/';
  const ENTRY = "{{entry}}";
  const here = new URL('.', document.currentScript.src);
  // Han and kana, as in generator/text/bigrams.py.
  const JAPANESE = /[々-〇ぁ-ゖゝ-ゟァ-ヺー-ヿㇰ-ㇿ㐀-䶿一-鿿豈-﫿ｦ-ﾟ\u{20000}-\u{3ffff}]+/gu;

  /* Parts: each file of the index is a script that calls `part`. */

  const parts = new Map();
  let failure = null;

  function load(name) {
    if (!parts.has(name)) parts.set(name, request(name));
    return parts.get(name).promise;
  }

  function request(name) {
    const wanted = {};
    wanted.promise = new Promise((resolve, reject) => Object.assign(wanted, { resolve, reject }));
    const script = document.createElement('script');
    const fail = () => {
      failure ??= new Error(`${name} could not be read`);
      wanted.reject(failure);
    };
    script.src = new URL(`${name}.js`, here).href;
    script.onerror = fail;
    // A script that ran and handed nothing over was cut short; after `part` this changes nothing.
    script.onload = () => { script.remove(); if (!wanted.arrived) fail(); };
    document.head.append(script);
    return wanted;
  }

  function part(name, value) {
    const wanted = parts.get(name);
    wanted.arrived = true;
    wanted.resolve(typeof value === 'string' ? bytes(value) : value);
  }

  function bytes(base64) {
    const letters = atob(base64);
    const found = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at += 1) found[at] = letters.charCodeAt(at);
    return found;
  }

  /* Pagefind, with the one function it asks for its files. */

  async function fetch(address) {
    const name = address.slice(FOLDER.length).split('?')[0];
    if (name === 'pagefind-entry.json') return { json: async () => ENTRY };
    const found = await load(name);
    return { arrayBuffer: async () => found.buffer };
  }

  const createInstance = "{{loader}}";

  let opening = null;

  function open() {
    opening ??= load('facets').then((facets) => ({
      facets,
      numbers: new Map(facets.articles.map((id, number) => [id, number])),
      pagefind: createInstance({ basePath: FOLDER, baseUrl: '/', noWorker: true, language: 'en' }),
    }));
    return opening;
  }

  /* Questions. Japanese is indexed as pairs of letters, so a run of it is a phrase of its pairs. */

  function questions(words) {
    const plain = words.normalize('NFKC').trim();
    if (/^".+"$/.test(plain)) return [plain.replace(JAPANESE, (run) => ` ${pairs(run)} `)];
    const runs = plain.match(JAPANESE) ?? [];
    const rest = plain.replace(JAPANESE, ' ').trim();
    return [...(/[\p{L}\p{N}]/u.test(rest) ? [rest] : []), ...runs.map(phrase)];
  }

  function phrase(run) {
    return [...run].length === 1 ? run : `"${pairs(run)}"`;
  }

  function pairs(run) {
    const letters = [...run];
    return letters.slice(1).map((letter, before) => letters[before] + letter).join(' ') || run;
  }

  /* Answers: hits are numbers of articles, which count up with time. */

  async function find(words, { pagefind, numbers }) {
    const asked = questions(words);
    if (!asked.length && words.trim()) return new Map();
    const answers = await Promise.all((asked.length ? asked : [null]).map((each) => pagefind.search(each)));
    if (failure) throw failure;
    const [first, ...others] = answers.map(({ results }) => new Map(results.map((hit) => [numbers.get(hit.id), hit])));
    return new Map([...first].filter(([number]) => others.every((other) => other.has(number))));
  }

  function chosenArticles(facets, filters) {
    const groups = Object.entries(filters).filter(([, values]) => values.length);
    return groups.map(([group, values]) => [group, new Set(values.flatMap((value) => facets.filters[group]?.[value] ?? []))]);
  }

  function passing(hits, chosen, except) {
    const tests = chosen.filter(([group]) => group !== except);
    return hits.filter((number) => tests.every(([, articles]) => articles.has(number)));
  }

  /* A group's own choice does not count against its values: within a group, any choice will do. */
  function count(facets, hits, chosen) {
    const groups = Object.entries(facets.filters).map(([group, values]) => {
      const base = new Set(passing(hits, chosen, group));
      const counts = Object.entries(values).map(([value, articles]) => [value, articles.filter((number) => base.has(number)).length]);
      return [group, new Map(counts)];
    });
    return new Map(groups);
  }

  function inOrder(numbers, sort, hasWords) {
    if (sort === 'oldest') return numbers.sort((a, b) => a - b);
    if (sort === 'newest' || !hasWords) return numbers.sort((a, b) => b - a);
    return numbers;
  }

  function valuesOf(facets, group, number) {
    return Object.entries(facets.filters[group] ?? {}).filter(([, articles]) => articles.includes(number)).map(([value]) => value);
  }

  async function read(hit, topics) {
    const found = await hit.data();
    const { title = found.url, summary = '', date = '' } = found.meta;
    return { address: new URL(`..${found.url}`, here).href, title, summary, date, topics, excerpt: found.excerpt };
  }

  /*
   * Answer { words, filters: { group: [value] }, sort } with { total, counts: Map(group → Map(value → number)), results },
   * each result a function that reads what is to be shown of it. Throws if a part of the index cannot be read.
   */
  async function search({ words, filters, sort }) {
    const index = await open();
    const hits = await find(words, index);
    const numbers = [...hits.keys()];
    const chosen = chosenArticles(index.facets, filters);
    const found = inOrder(passing(numbers, chosen), sort, words.trim());
    return {
      total: found.length,
      counts: count(index.facets, numbers, chosen),
      results: found.map((number) => () => read(hits.get(number), valuesOf(index.facets, 'topic', number))),
    };
  }

  return { part, search };
})();
