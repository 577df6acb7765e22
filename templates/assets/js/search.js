/* The search of a goalsite: reads the texts that the page names, lets MiniSearch find in them, and lists what was found.
   Nothing is fetched: texts come as classic scripts, so that the page works from disk and under a strict policy.
   All that is shown is set as text, never as markup. */
(() => {
  "use strict";

  const ENOUGH = 20; // results before which further texts are read without being asked for
  const UNASKED = 9; // scripts of texts that are read unasked at most; over the wire each has up to 0.15 MB
  const CHUNK = 50; // texts that are indexed before the page gets to answer a key
  const SHOWN = 20; // results shown at a time
  const AROUND = 90; // characters of a text shown before the first word that was found
  const LONG = 260; // characters of a text shown at most
  const PAUSE = 150; // milliseconds without a key before a search begins

  // One row of the texts: see `Found.row` in goalsite_gen/site/search.py.
  const KIND = 0, PATH = 1, TITLE = 2, TEXT = 3, WHEN = 4, FIRST = 5, LAST = 6, SIDES = 7, TEAMS = 8, THEMES = 9;

  // Scripts that set no spaces between words: each letter is a word there.
  const UNSPACED = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff";
  const WORD = new RegExp(`[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, "gu");
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", þ: "th" };

  const form = document.querySelector("form.search");
  const list = document.getElementById("found");
  if (!form || !list || typeof MiniSearch === "undefined") return;
  const said = form.dataset;
  const query = form.elements.q;
  const filters = [...form.querySelectorAll("select")];
  const status = document.getElementById("search-status");
  const ways = document.getElementById("ways");
  const more = document.getElementById("search-more");
  const older = document.getElementById("search-older");
  const hint = status.textContent;
  const unread = said.index.split(" ").filter(Boolean);
  const rows = [];
  const index = new MiniSearch({
    fields: ["title", "text"],
    tokenize: (text) => text.match(WORD) || [],
    processTerm: folded,
    searchOptions: {
      boost: { title: 3 },
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      maxFuzzy: 2,
    },
  });
  let shown = SHOWN;
  let read = 0; // scripts of texts that have been read
  let turn = 0; // the number of the latest search; an earlier one that still waits for texts gives up
  let timer = 0;

  /** A word without the marks on its letters and in small letters, so that É is found by e. */
  function folded(word) {
    const bare = word.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    return bare.replace(/[ßæœøđðłıþ]/g, (letter) => LETTERS[letter]);
  }

  /** Reads the next script of texts and adds them to the index. */
  let reading = null;
  function readNext() {
    reading ||= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = said.root + unread[0];
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    }).then(async () => {
      unread.shift();
      read += 1;
      for (const texts of self.goalsiteTexts.splice(0)) {
        const from = rows.length;
        rows.push(...texts);
        const documents = texts.map((row, at) => ({ id: from + at, title: row[TITLE], text: row[TEXT] }));
        await index.addAllAsync(documents, { chunkSize: CHUNK });
      }
    }).finally(() => { reading = null; });
    return reading;
  }

  function fits(row) {
    const { kind, side, team, theme, year } = Object.fromEntries(filters.map((one) => [one.name, one.value]));
    return (!kind || row[KIND] === kind)
      && (!side || row[SIDES].includes(side))
      && (!team || row[TEAMS].includes(team))
      && (!theme || row[THEMES].includes(theme))
      && (!year || ((row[FIRST] || row[LAST] || row[KIND] === "goal" || row[KIND] === "pair")
        && (row[FIRST] || 0) <= Number(year) && (row[LAST] || 9999) >= Number(year)));
  }

  /** What fits the form in the texts that are read: all words, else some of them; without words all that fits. */
  function results() {
    const filter = ({ id }) => fits(rows[id]);
    const words = query.value.trim();
    if (!words) return { found: index.search(MiniSearch.wildcard, { filter }), holdsAll: true };
    const all = index.search(words, { combineWith: "AND", filter });
    if (all.length) return { found: all, holdsAll: true };
    return { found: index.search(words, { combineWith: "OR", filter }), holdsAll: false };
  }

  /** Searches; reads further texts while there are few results, `most` scripts of them at most. */
  async function search(wanted = ENOUGH, most = UNASKED) {
    clearTimeout(timer);
    const own = ++turn;
    remember();
    if (!query.value.trim() && filters.every((one) => !one.value)) return rest();
    try {
      if (!rows.length || wanted > rows.length) status.textContent = said.reading;
      let { found, holdsAll } = results();
      while (unread.length && read < most && own === turn && (found.length < wanted || !holdsAll)) {
        await readNext();
        ({ found, holdsAll } = results());
      }
      if (own === turn) show(found, holdsAll);
    } catch {
      if (own === turn) {
        rest();
        status.textContent = said.failed;
      }
    }
  }

  /** The page as it is before anything is looked for. */
  function rest() {
    list.hidden = true;
    ways.hidden = false;
    status.textContent = hint;
  }

  function show(found, holdsAll) {
    list.querySelector("ol")?.remove();
    if (found.length) {
      const items = document.createElement("ol");
      items.append(...found.slice(0, shown).map(item));
      list.prepend(items);
    }
    more.hidden = found.length <= shown;
    older.hidden = !unread.length;
    list.hidden = !found.length && !unread.length;
    ways.hidden = found.length > 0;
    const line = found.length ? (holdsAll ? said.found : said.some).replace("{n}", found.length)
      : unread.length ? said.noneYet : said.none;
    status.textContent = unread.length ? `${line} ${said.unread}` : line;
  }

  /** One result: its title as a link, what it is and when it was, and where the words stand in it. */
  function item({ id, terms }) {
    const row = rows[id];
    const words = new Set(terms);
    const [path, anchor] = row[PATH].split("#");
    const link = document.createElement("a");
    link.href = said.root + path.replace(/\/$/, "/index.html") + (anchor ? `#${anchor}` : "");
    link.dir = "auto";
    link.append(...marked(row[TITLE], words));
    const title = document.createElement("p");
    title.className = "t";
    title.append(link);
    const about = document.createElement("p");
    about.className = "by";
    for (const text of [form.elements.kind.querySelector(`[value="${row[KIND]}"]`).textContent, row[WHEN]]) {
      if (text) about.append(Object.assign(document.createElement("span"), { textContent: text }), " ");
    }
    const li = document.createElement("li");
    li.append(title, about);
    if (row[TEXT]) {
      const snippet = document.createElement("p");
      snippet.className = "snippet";
      snippet.dir = "auto";
      snippet.append(...marked(around(row[TEXT], words), words));
      li.append(snippet);
    }
    return li;
  }

  /** The stretch of a text in which the first of the words stands. */
  function around(text, words) {
    let first = 0;
    for (const match of text.matchAll(WORD)) {
      if (words.has(folded(match[0]))) {
        first = match.index;
        break;
      }
    }
    let from = first > AROUND ? text.indexOf(" ", first - AROUND) + 1 : 0;
    if (!from || from > first) from = first > AROUND ? first : 0;
    const end = text.length - from > LONG ? text.lastIndexOf(" ", from + LONG) : text.length;
    const to = end > from ? end : from + LONG;
    return (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
  }

  /** A text as nodes, the words in it marked. */
  function marked(text, words) {
    const nodes = [];
    let at = 0;
    for (const match of text.matchAll(WORD)) {
      if (!words.has(folded(match[0]))) continue;
      nodes.push(text.slice(at, match.index), Object.assign(document.createElement("mark"), { textContent: match[0] }));
      at = match.index + match[0].length;
    }
    return [...nodes, text.slice(at)];
  }

  /** The address of the page tells what was looked for, so that a search can be linked. */
  function remember() {
    const address = new URL(location.href);
    address.search = "";
    for (const one of [query, ...filters]) {
      if (one.value.trim()) address.searchParams.set(one.name, one.value.trim());
    }
    try {
      history.replaceState(null, "", address);
    } catch {
      // A browser may forbid it from disk; the search works without.
    }
  }

  function soon() {
    shown = SHOWN;
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  }

  query.addEventListener("input", soon);
  for (const one of filters) one.addEventListener("change", soon);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    shown = SHOWN;
    search();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    form.reset();
    search();
    query.focus();
  });
  more.addEventListener("click", async () => {
    const next = shown;
    shown += SHOWN;
    await search();
    list.querySelectorAll("ol a")[next]?.focus();
  });
  older.addEventListener("click", () => search(Infinity, Infinity));

  for (const [name, value] of new URLSearchParams(location.search)) {
    const one = form.elements.namedItem(name);
    if (one) one.value = value;
  }
  form.hidden = false;
  if (query.value || filters.some((one) => one.value)) search();
})();
