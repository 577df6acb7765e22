// Reloads the page after a save and shows what the last save got wrong. Served by `goalsite serve` only.
(function () {
  "use strict";
  var script = document.currentScript;
  var version = script.getAttribute("data-version");
  var KEY = "goalsite-scroll";
  var styled = false, stream = null, again = 0, leaving = false, shown = "", closed = "";

  // The address stays the same over a reload, so the place on the page can too.
  function keepPlace() {
    try { sessionStorage.setItem(KEY, JSON.stringify([location.pathname, scrollX, scrollY])); } catch (error) { /* no storage */ }
  }
  function takePlace() {
    try {
      var kept = JSON.parse(sessionStorage.getItem(KEY));
      sessionStorage.removeItem(KEY);
      if (kept && kept[0] === location.pathname) scrollTo({left: kept[1], top: kept[2], behavior: "instant"});
    } catch (error) { /* no storage */ }
  }

  function make(name, attributes, text) {
    var element = document.createElement(name);
    for (var key in attributes) element.setAttribute(key, attributes[key]);
    if (text !== undefined) element.textContent = text;
    return element;
  }

  var host = make("div", {"data-goalsite-live": ""});
  var root = host.attachShadow({mode: "open"});
  var theme = document.documentElement.getAttribute("data-theme");
  if (theme) host.setAttribute("data-theme", theme);
  var sheet = make("link", {rel: "stylesheet", href: "/-/live.css"});
  var panel = make("section", {"class": "panel", "aria-labelledby": "told", hidden: "", id: "panel", tabindex: "-1"});
  var head = make("header", {});
  var title = make("h2", {id: "told"});
  var hide = make("button", {type: "button"}, "Hide");
  var told = make("p", {"class": "told"});
  var list = make("ol", {});
  head.append(title, hide);
  panel.append(head, told, list);
  var bar = make("section", {"class": "bar", "aria-label": "goalsite serve", hidden: ""});
  var banner = make("p", {});
  var state = make("p", {"class": "state", role: "status"});
  var toggle = make("button", {type: "button", "aria-expanded": "false", "aria-controls": "panel"}, "Show");
  bar.append(banner, state, toggle);
  root.append(sheet, panel, bar);
  // Without its style sheet the bar would stand in the text, so it waits for it.
  sheet.addEventListener("load", function () { styled = true; makeRoom(); });
  document.body.append(host);

  function makeRoom() {
    bar.hidden = !styled || !(banner.textContent || state.textContent);
    document.body.style.paddingBottom = bar.hidden ? "" : bar.offsetHeight + "px";
    document.documentElement.style.scrollPaddingBottom = bar.hidden ? "" : bar.offsetHeight + "px";
    panel.style.bottom = bar.offsetHeight + "px";
  }
  function open(yes) {
    panel.hidden = !yes;
    toggle.setAttribute("aria-expanded", String(yes));
    toggle.textContent = yes ? "Hide" : "Show";
    closed = yes ? "" : shown;
  }
  hide.addEventListener("click", function () { open(false); toggle.focus(); });
  toggle.addEventListener("click", function () { open(panel.hidden); if (!panel.hidden) panel.focus(); });
  root.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !panel.hidden) { open(false); toggle.focus(); }
  });
  addEventListener("resize", makeRoom);

  function count(number, one, many) { return number + " " + (number === 1 ? one : many); }

  function heading(news) {
    var errors = news.findings.filter(function (item) { return item.severity === "error"; }).length;
    var rest = news.findings.length + news.more - errors;
    if (!news.ok) return errors ? count(errors, "error", "errors") + " in the last save" : "The last save could not be built";
    return rest || errors ? count(rest + errors, "finding", "findings") : "";
  }

  function entry(item) {
    var row = make("li", {"class": item.severity});
    row.append(make("p", {"class": "place"}, item.place));
    var line = make("p", {});
    line.append(make("span", {"class": "kind"}, item.severity + " " + item.code + " " + item.name), ": " + item.message);
    row.append(line);
    if (item.hint) row.append(make("p", {"class": "hint"}, item.hint));
    return row;
  }

  function draw(news) {
    var words = heading(news);
    shown = JSON.stringify([news.ok, news.summary, news.findings]);
    banner.textContent = news.banner;
    state.textContent = words;
    title.textContent = words;
    told.textContent = news.ok ? "" : (news.findings.length ? "This is the last good version of the page." : news.summary);
    list.replaceChildren.apply(list, news.findings.map(entry));
    if (news.more) list.append(make("li", {}, "… and " + news.more + " more"));
    bar.classList.toggle("bad", !news.ok);
    panel.classList.toggle("bad", !news.ok);
    toggle.hidden = !words;
    toggle.setAttribute("aria-label", words ? "Findings: " + words : "Findings");
    open(!news.ok && closed !== shown);
    if (news.ok) closed = "";
    makeRoom();
  }

  function take(event) {
    var news = JSON.parse(event.data);
    if (news.version !== version) {
      leaving = true;
      disconnect();
      keepPlace();
      location.reload();
    } else {
      draw(news);
    }
  }

  // A browser holds six connections to a host, so only the tab in sight keeps one open.
  function connect() {
    clearTimeout(again);
    if (stream || document.hidden || leaving) return;
    stream = new EventSource("/-/events");
    stream.onmessage = take;
    stream.onerror = function () {
      state.textContent = "No connection to goalsite serve; trying again";
      makeRoom();
      if (stream && stream.readyState === EventSource.CLOSED) {
        disconnect();
        again = setTimeout(connect, 2000);
      }
    };
  }
  function disconnect() {
    clearTimeout(again);
    if (stream) stream.close();
    stream = null;
  }
  document.addEventListener("visibilitychange", function () { if (document.hidden) disconnect(); else connect(); });
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  addEventListener("load", takePlace);
  connect();
})();
