/*
 * What finds. It runs in a worker, so that nobody's typing waits for it; where a browser starts no worker
 * for a page on a disk, it runs on the page.
 *
 * `generator/site/offline.py` puts Pagefind's loader and the index's entry into this function, and this
 * function into `engine.js`. It loads nothing: it tells the page which part of the index it wants, and is
 * handed each as a string. Pagefind finds and ranks; facets are counted here, because a count must show
 * what choosing a value would give.
 */
function finder(tell) {
  'use strict';

  const FOLDER = '/search/';
  const EXCERPT_WORDS = 32;
  const LEAD_WORDS = 6;
  const ENTRY = "{{entry}}";
  // As LETTERS and BREAK in generator/text/likeness/bigrams.py.
  const JAPANESE = /[々-〇ぁ-ゖゝ-ゟァ-ヺー-ヿㇰ-ㇿ㐀-䶿一-鿿豈-﫿ｦ-ﾟ\u{20000}-\u{3ffff}]+/gu;
  const BREAK = '\u200b';
  const PACKED = 0x1f; // how gzip begins
  const SIGNATURE = 'pagefind_dcd'; // how what Pagefind packs begins

  /* Parts */

  const parts = new Map();
  let failure = null;

  function load(name) {
    if (!parts.has(name)) parts.set(name, request(name));
    return parts.get(name).promise;
  }

  function request(name) {
    const wanted = {};
    wanted.promise = new Promise((resolve, reject) => Object.assign(wanted, { resolve, reject }));
    tell({ want: name });
    return wanted;
  }

  function arrive(name, value) {
    if (value !== null) { parts.get(name).resolve(value); return; }
    failure ??= new Error(`${name} could not be read`);
    parts.get(name).reject(failure);
  }

  async function loadBytes(name) {
    const found = bytes(await load(name));
    if (found[0] !== PACKED) return found;
    const content = new Blob([found]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(content).arrayBuffer());
  }

  function bytes(base64) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    const letters = atob(base64);
    const found = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at += 1) found[at] = letters.charCodeAt(at);
    return found;
  }

  /* Pagefind, with what it asks for its files, and with a shorter rest before it looks whether they came. */

  async function fetch(address) {
    const name = address.slice(FOLDER.length).split('?')[0];
    if (name === 'pagefind-entry.json') return { json: async () => ENTRY };
    return { arrayBuffer: async () => (await loadBytes(name)).buffer };
  }

  function setTimeout(act) {
    return globalThis.setTimeout(act, 1);
  }

  const createInstance = "{{loader}}";
  const pagefind = createInstance({ basePath: FOLDER, baseUrl: '/', noWorker: true, language: 'en' });

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

  async function ask(way, question) {
    const answer = await pagefind[way](question);
    if (failure) throw failure;
    return answer;
  }

  /* Brings the parts of the index that the words need. */
  async function prepare(words) {
    await Promise.all(questions(words).map((question) => ask('preload', question)));
  }

  async function hits(question) {
    const { results } = await ask('search', question);
    return new Map(results.map((hit) => [hit.id, hit]));
  }

  async function everything() {
    const { articles } = await facets();
    return new Map(articles.map((id) => [id, []]).reverse());
  }

  /* Each question is asked by itself, because Pagefind passes over a word that it does not know. */
  async function find(words) {
    if (!words.trim()) return everything();
    const found = await Promise.all(questions(words).map(hits));
    const common = [...(found[0]?.keys() ?? [])].filter((id) => found.every((each) => each.has(id)));
    const answered = common.map((id) => [id, found.map((each) => each.get(id))]);
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
    unfolded ??= load('facets').then(JSON.parse).then(({ articles, filters }) => ({
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
  async function counted(ids, chosen) {
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

  async function shown(id, hits, hasPairs) {
    const packed = await loadBytes(`fragment/${id}.pf_fragment`);
    const { url, meta, filters, content } = JSON.parse(new TextDecoder().decode(packed).slice(SIGNATURE.length));
    const places = new Set(hits.flatMap((hit) => hit.words));
    const { title = url, summary = '', date = '' } = meta;
    const topics = [...(filters.topic ?? [])].sort();
    return { url, title, summary, date, topics, excerpt: excerpt(content, title, places, hasPairs) };
  }

  /* The part of a text, after its title, that holds most of what was found: [text, isMarked] in turn. */
  function excerpt(text, title, places, hasPairs) {
    const words = text.split(text.includes(BREAK) ? BREAK : /(?<= )/);
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

  /* What the page may ask. The newest answer is kept, to be read and counted; of an older one nothing is left. */

  let kept = null;

  async function answer(turn, { words, chosen, sort }) {
    const found = await find(words);
    const ids = [...found.keys()];
    const narrow = chosen.length || sort ? await narrowed(ids, chosen, sort) : ids;
    const hasPairs = words.normalize('NFKC').match(JAPANESE)?.some((run) => run.length > 1);
    kept = { turn, found, ids, chosen, narrow, hasPairs };
    return narrow.length;
  }

  async function read(turn, from, to) {
    if (turn !== kept.turn) return [];
    const { found, narrow, hasPairs } = kept;
    return Promise.all(narrow.slice(from, to).map((id) => shown(id, found.get(id), hasPairs)));
  }

  async function count(turn) {
    return turn === kept.turn ? counted(kept.ids, kept.chosen) : new Map();
  }

  const TASKS = { prepare, answer, read, count };

  async function perform(number, task, given) {
    try {
      tell({ number, value: await TASKS[task](...given) });
    } catch (error) {
      tell({ number, error: (failure ?? error).message });
    }
  }

  return function receive({ part, value, number, task, given }) {
    if (part) arrive(part, value);
    else perform(number, task, given);
  };
}
