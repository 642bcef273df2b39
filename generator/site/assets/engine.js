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
  const EXCERPT_WORDS = 32;
  const LEAD_WORDS = 6;
  const ENTRY = "{{entry}}";
  const here = new URL('.', document.currentScript.src);
  // As LETTERS and BREAK in generator/text/likeness/bigrams.py.
  const JAPANESE = /[々-〇ぁ-ゖゝ-ゟァ-ヺー-ヿㇰ-ㇿ㐀-䶿一-鿿豈-﫿ｦ-ﾟ\u{20000}-\u{3ffff}]+/gu;
  const BREAK = '\u200b';

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

  let instance = null;

  function pagefind() {
    instance ??= createInstance({ basePath: FOLDER, baseUrl: '/', noWorker: true, language: 'en' });
    return instance;
  }

  /* Questions. Japanese is indexed as pairs of letters, so a run of it is a phrase of its pairs. */

  function questions(words) {
    const plain = words.normalize('NFKC').trim();
    if (/^".+"$/.test(plain)) return [plain.replace(JAPANESE, (run) => ` ${pairs(run)} `)];
    const rest = plain.replace(JAPANESE, ' ').split(/\s+/);
    return [...rest.filter((word) => /[\p{L}\p{N}]/u.test(word)), ...(plain.match(JAPANESE) ?? []).map(phrase)];
  }

  function phrase(run) {
    return [...run].length === 1 ? run : `"${pairs(run)}"`;
  }

  function pairs(run) {
    const letters = [...run];
    return letters.slice(1).map((letter, before) => letters[before] + letter).join(' ') || run;
  }

  /* Finding: what is found goes by the article's id, the best or the newest first. */

  async function askPagefind(question) {
    const { results } = await pagefind().search(question);
    if (failure) throw failure;
    return new Map(results.map((hit) => [hit.id, hit]));
  }

  /* Without words all is found; Pagefind is asked only when an article is to be read. */
  async function everything() {
    let asked = null;
    const hit = async (id) => (await (asked ??= askPagefind(null))).get(id);
    const { articles } = await facets();
    return new Map(articles.map((id) => [
      id, [{ words: [], score: 0, data: async () => (await hit(id)).data() }],
    ]).reverse());
  }

  /* Each question is asked by itself, because Pagefind passes over a word that it does not know. */
  async function find(words) {
    if (!words.trim()) return everything();
    const found = await Promise.all(questions(words).map(askPagefind));
    const common = [...(found[0]?.keys() ?? [])].filter((id) => found.every((hits) => hits.has(id)));
    const answered = common.map((id) => [id, found.map((hits) => hits.get(id))]);
    return new Map(answered.sort(([, a], [, b]) => score(b) - score(a)));
  }

  function score(hits) {
    return hits.reduce((sum, hit) => sum + hit.score, 0);
  }

  /*
   * Facets: which articles have which value of which filter. They come when they are needed, after the
   * first results. Here an article goes by its number, which counts up with time.
   */

  let unfolded = null;

  function facets() {
    unfolded ??= load('facets').then(({ articles, filters }) => ({
      articles,
      numbers: new Map(articles.map((id, number) => [id, number])),
      filters: mapValues(filters, (values) => mapValues(values, fromSteps)),
    }));
    return unfolded;
  }

  function mapValues(object, change) {
    return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
  }

  function fromSteps(steps) {
    let number = 0;
    return steps.map((step) => { number += step; return number; });
  }

  function chosenArticles({ filters }, chosen) {
    const articles = (group, value) => filters[group]?.[value] ?? [];
    return chosen.map(([group, values]) => [group, new Set(values.flatMap((value) => articles(group, value)))]);
  }

  function passing(numbers, chosen, except) {
    const tests = chosen.filter(([group]) => group !== except);
    return numbers.filter((number) => tests.every(([, articles]) => articles.has(number)));
  }

  async function narrowed(ids, chosen, sort) {
    const { articles, numbers, ...rest } = await facets();
    const found = passing(ids.map((id) => numbers.get(id)), chosenArticles(rest, chosen));
    if (sort === 'oldest') found.sort((a, b) => a - b);
    if (sort === 'newest') found.sort((a, b) => b - a);
    return found.map((number) => articles[number]);
  }

  /* A group's own choice does not count against its values: within a group, any choice will do. */
  async function count(ids, chosen) {
    const { numbers, filters } = await facets();
    const found = ids.map((id) => numbers.get(id));
    const tests = chosenArticles({ filters }, chosen);
    return new Map(Object.entries(filters).map(([group, values]) => {
      const base = new Set(passing(found, tests, group));
      const size = (articles) => articles.filter((number) => base.has(number)).length;
      return [group, new Map(Object.entries(values).map(([value, articles]) => [value, size(articles)]))];
    }));
  }

  /* Reading: what a list of results shows of an article. */

  async function read(hits, hasPairs) {
    const { url, meta, filters, raw_content: text } = await hits[0].data();
    const places = new Set(hits.flatMap((hit) => hit.words));
    const { title = url, summary = '', date = '' } = meta;
    const address = new URL(`..${url}`, here).href;
    const topics = [...(filters.topic ?? [])].sort();
    return { address, title, summary, date, topics, excerpt: excerpt(text, title, places, hasPairs) };
  }

  /* The part of a text, after its title, that holds most of what was found: [text, isMarked] in turn. */
  function excerpt(text, title, places, hasPairs) {
    const words = text.split(text.includes(BREAK) ? BREAK : /(?<= )/).map(plain);
    const first = titleLength(words, title);
    const wanted = [...places].filter((place) => place >= first).sort((a, b) => a - b);
    if (!wanted.length) return [];
    const near = (place) => wanted.filter((other) => other >= place && other < place + EXCERPT_WORDS).length;
    const best = wanted.reduce((a, b) => (near(b) > near(a) ? b : a));
    const start = Math.max(best - LEAD_WORDS, first);
    const end = start + EXCERPT_WORDS;
    // A pair is found at its first letter; the letter after it belongs to it.
    const endsPair = (at) => hasPairs && places.has(at - 1) && words[at - 1].search(JAPANESE) === 0;
    const parts = withMarks(words, (at) => places.has(at) || endsPair(at)).slice(2 * start, 2 * end);
    return joined([[start > first ? '… ' : '', false], ...parts, [end < words.length ? '…' : '', false]]);
  }

  /* Each word and what parts it from the next; what stands between two marked words is marked too. */
  function withMarks(words, isMarked) {
    return words.flatMap((word, at) => {
      const letters = word.replace(/[^\p{L}\p{N}]+$/u, '');
      return [[letters, isMarked(at)], [word.slice(letters.length), isMarked(at) && isMarked(at + 1)]];
    });
  }

  function joined(parts) {
    return parts.reduce((done, [text, isMarked]) => {
      const last = done.at(-1);
      if (last?.[1] === isMarked) last[0] += text;
      else done.push([text, isMarked]);
      return done;
    }, []);
  }

  function titleLength(words, title) {
    let length = 0;
    let text = '';
    while (text.length < title.length && length < words.length) {
      text += words[length];
      length += 1;
    }
    return text.startsWith(title) ? length : 0;
  }

  /* Pagefind escapes angle brackets in a text, and nothing else. */
  function plain(text) {
    return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  }

  /*
   * Answer { words, filters: { group: [value] }, sort } with
   * { total, results: [function that reads one], counts: function that counts Map(group → Map(value → number)) }.
   * Throws if a part of the index cannot be read.
   */
  async function search({ words, filters = {}, sort = '' }) {
    const hits = await find(words);
    const ids = [...hits.keys()];
    const chosen = Object.entries(filters).filter(([, values]) => values.length);
    const found = chosen.length || sort ? await narrowed(ids, chosen, sort) : ids;
    const hasPairs = words.normalize('NFKC').match(JAPANESE)?.some((run) => run.length > 1);
    return {
      total: found.length,
      results: found.map((id) => () => read(hits.get(id), hasPairs)),
      counts: () => count(ids, chosen),
    };
  }

  return { part, search };
})();
