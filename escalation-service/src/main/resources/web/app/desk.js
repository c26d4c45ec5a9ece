// SPDX-License-Identifier: Apache-2.0
// Keeps the desk page live: the queue, the open case, ages, sound, banners, the language and the keyboard.
import htmx from 'htmx.org';
import { beep, soundIsOn, toggleSound } from './sound.js';
import { showTimes } from './times.js';

// The page's policy allows no inline style and no eval; seekers' words must not stay in the browser's storage.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.historyEnabled = false;
htmx.config.historyCacheSize = 0;

const desk = document.getElementById('desk');
const byId = id => document.getElementById(id);
const words = desk ? desk.dataset : {};
const RETRY_MS = 2000;
const LOOK_MS = 5000;
// A look that never answers must not keep the next ones waiting.
const LOOK_PATIENCE_MS = 10000;
// The server sends something every 10 s; a status that does not come in this time means that nothing does.
const PATIENCE_MS = 4000;

let feed;
let lastNumber = desk ? desk.dataset.after : '0';
let caseFeed;
let feedIsOpen = false;
let statusAnswers = true;
// By case and field: what is typed outlives a case that is drawn anew.
const drafts = new Map();
// By case: under which id the next reply goes out.
const replyKeys = new Map();
// By case: the newest change that the desk has told of; an answer that was under way then may show an older one.
const changes = new Map();
// The case last asked for by hand, which may be still on its way: what comes for one that was left must not take its place.
let askedCase;
// The case last shown, so that one drawn anew leaves the focus where it is.
let drawnCase;
// Where something did not come which is taken again by itself, while the notice says so.
let failedLook;
// By place: when it is taken again.
const retries = new Map();

function show(id, visible) {
  byId(id).hidden = !visible;
}

function showConnection() {
  const connected = feedIsOpen && statusAnswers;
  show('live', connected);
  show('banner-lost', !connected);
}

function notice(text, ofLook) {
  failedLook = ofLook;
  byId('notice').textContent = text || '';
  show('notice', Boolean(text));
}

// --- the queue ---

function followDesk() {
  feed = new EventSource('/desk/events?after=' + encodeURIComponent(lastNumber));
  feed.onopen = () => {
    feedIsOpen = true;
    showConnection();
    htmx.trigger('#queue', 'desk:queue');
  };
  feed.onerror = () => {
    feedIsOpen = false;
    showConnection();
    if (feed.readyState === EventSource.CLOSED) {
      setTimeout(rejoinDesk, RETRY_MS);
    }
  };
  feed.addEventListener('case', event => {
    lastNumber = event.lastEventId;
    caseChanged(JSON.parse(event.data));
  });
}

// The browser has given up: the session is over, the service is away, or the number is from another database.
async function rejoinDesk() {
  if (await look() === 200) {
    const answer = await fetchStatus('/desk/events?after=' + encodeURIComponent(lastNumber), true);
    if (answer === 400) {
      location.reload();
      return;
    }
  }
  followDesk();
}

function caseChanged(changed) {
  htmx.trigger('#queue', 'desk:queue');
  const known = byId('item-' + changed.id);
  const isNew = changed.status === 'open' && !known;
  const isWorse = known && changed.urgency === 'IMMINENT' && known.dataset.urgency !== 'IMMINENT';
  if (isNew || isWorse) {
    beep(changed.urgency);
    const level = changed.urgency.charAt(0) + changed.urgency.slice(1).toLowerCase();
    byId('announce').textContent = words['wordNew' + level];
  }
  changes.set(changed.id, changed);
  redrawIfChanged();
}

// The forms are drawn anew only where they differ, so that nobody who types is disturbed.
function redrawIfChanged() {
  const file = byId('case-file');
  const changed = file && changes.get(file.dataset.case);
  if (!changed || changed.version <= Number(file.dataset.version)) {
    return;
  }
  const state = changed.status + ':' + (changed.holder ? changed.holder.name : '');
  if (state !== file.dataset.state && isAsked()) {
    drawCase();
  }
}

function showWaiting() {
  const items = byId('queue-items');
  const waiting = items ? Number(items.dataset.waiting) : 0;
  const title = document.title.replace(/^\(\d+\) /, '');
  document.title = waiting > 0 ? '(' + waiting + ') ' + title : title;
}

function markCurrent() {
  const shown = shownCase();
  document.querySelectorAll('#queue-items .card').forEach(card => {
    if (card.dataset.case === shown) {
      card.setAttribute('aria-current', 'true');
    } else {
      card.removeAttribute('aria-current');
    }
  });
}

// --- the case ---

function caseOf(path) {
  return path.match(/^\/desk\/cases\/([^/]+)/)?.[1];
}

function shownCase() {
  return byId('case-file')?.dataset.case;
}

// Not where another one is on its way.
function isAsked() {
  return Boolean(askedCase) && shownCase() === askedCase;
}

function drawCase() {
  if (askedCase) {
    htmx.ajax('GET', '/desk/cases/' + encodeURIComponent(askedCase), { target: '#case', swap: 'innerHTML' });
  }
}

function followCase() {
  const file = byId('case-file');
  if (caseFeed) {
    if (file && caseFeed.id === file.dataset.case) {
      return;
    }
    caseFeed.source.close();
    caseFeed = null;
  }
  if (!file) {
    return;
  }
  const id = file.dataset.case;
  const source = new EventSource('/desk/cases/' + encodeURIComponent(id) + '/activity?after=' + shownActivity());
  const followed = { id, source, activity: 0 };
  source.onopen = () => {
    followed.activity = 0;
  };
  source.addEventListener('activity', event => {
    followed.activity = Number(event.data);
    catchUp();
  });
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED && caseFeed && caseFeed.source === source) {
      caseFeed = null;
      setTimeout(followCase, RETRY_MS);
    }
  };
  caseFeed = followed;
}

function shownActivity() {
  return Number(document.querySelector('#case-live .case-head').dataset.activity);
}

// Also after every answer that is shown: it may be older than what the feed told of while it was under way, and what
// it replaced can no longer be asked to look again.
function catchUp() {
  const file = byId('case-file');
  if (file && caseFeed && caseFeed.id === file.dataset.case && shownActivity() < caseFeed.activity) {
    htmx.trigger('#case-live', 'desk:activity');
  }
}

// Returns whether it is another one than before.
function caseShown() {
  const file = byId('case-file');
  if (!file) {
    return false;
  }
  const id = file.dataset.case;
  const isAnother = id !== drawnCase;
  drawnCase = id;
  history.replaceState(null, '', '/?case=' + encodeURIComponent(id));
  restoreDrafts(file);
  const key = file.querySelector('input[name=clientMessageId]');
  if (key) {
    if (!replyKeys.has(id)) {
      replyKeys.set(id, crypto.randomUUID ? crypto.randomUUID() : String(Date.now()) + Math.random());
    }
    key.value = replyKeys.get(id);
  }
  markCurrent();
  followCase();
  scrollTalk();
  return isAnother;
}

function draftKey(file, field) {
  return file.dataset.case + ' ' + field.id;
}

function restoreDrafts(file) {
  file.querySelectorAll('textarea').forEach(field => {
    const draft = drafts.get(draftKey(file, field));
    if (draft) {
      field.value = draft;
      field.closest('details')?.setAttribute('open', '');
    }
  });
}

function scrollTalk() {
  const talk = byId('conversation');
  if (talk) {
    talk.scrollTop = talk.scrollHeight;
  }
}

// --- the language ---

// In place: a case stays open, and what is typed in it stays in this page's memory and in no storage.
async function changeLanguage(link) {
  // Answers with the cookie and a redirect, which fetchStatus does not follow.
  await fetchStatus(link.href, false);
  const answer = await fetchStatus('/', false);
  if (isSignedOut(answer)) {
    location.assign(link.href);
    return;
  }
  const text = answer && answer.ok ? await answer.text().catch(() => '') : '';
  const page = new DOMParser().parseFromString(text, 'text/html');
  if (!page.querySelector('.queue')) {
    notice(words.wordFailed);
    return;
  }
  document.documentElement.lang = page.documentElement.lang;
  document.title = page.title;
  Object.assign(words, page.body.dataset);
  ['.skip', '.bar', '#banners', '.queue'].forEach(part => {
    const fresh = document.importNode(page.querySelector(part), true);
    document.querySelector(part).replaceWith(fresh);
    htmx.process(fresh);
  });
  showSound();
  showTimes(words);
  showWaiting();
  showConnection();
  look();
  const main = byId('case');
  main.setAttribute('aria-label', page.getElementById('case').getAttribute('aria-label'));
  if (askedCase) {
    drawCase();
  } else {
    main.replaceChildren(...document.importNode(page.getElementById('case'), true).children);
  }
  // The one that came with the page may be older than what the one before was told of.
  htmx.trigger('#queue', 'desk:queue');
}

// --- the surroundings ---

async function fetchStatus(url, headOnly) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(url, {
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
      redirect: 'manual',
      signal: stop.signal,
    });
    if (headOnly) {
      stop.abort();
      return answer.status;
    }
    return answer;
  } catch (unreachable) {
    return headOnly ? 0 : null;
  } finally {
    clearTimeout(timer);
  }
}

function isSignedOut(answer) {
  return Boolean(answer && (answer.status === 401 || answer.status === 499 || answer.type === 'opaqueredirect'));
}

// Returns the status, 0 when nothing answered.
async function look() {
  const answer = await fetchStatus('/desk/status', false);
  if (isSignedOut(answer)) {
    location.reload();
    return 401;
  }
  statusAnswers = Boolean(answer && answer.ok);
  if (statusAnswers) {
    const status = await answer.json();
    show('banner-kafka', !status.kafka);
    show('banner-triage', !status.triage);
  }
  showConnection();
  return answer ? answer.status : 0;
}

// --- the keyboard ---

function isTyping(target) {
  return target.closest('input, textarea, select, summary, [contenteditable]') !== null;
}

function moveBy(step) {
  const cards = [...document.querySelectorAll('#queue-items .card')];
  if (cards.length === 0) {
    return;
  }
  const at = cards.findIndex(card => card === document.activeElement || card.getAttribute('aria-current'));
  const next = cards[Math.min(Math.max(at + step, 0), cards.length - 1)];
  next.focus();
}

function onKey(event) {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.form) {
    event.preventDefault();
    event.target.form.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
    return;
  }
  const act = {
    j: () => moveBy(1),
    k: () => moveBy(-1),
    c: () => isAsked() && byId('claim')?.click(),
    r: () => isAsked() && byId('reply')?.focus(),
  }[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
}

// --- htmx ---

function onSwap(event) {
  const target = event.detail.target;
  showTimes(words);
  if (target.id === 'queue') {
    showWaiting();
    markCurrent();
  } else if (target.id === 'case') {
    const isAnother = caseShown();
    if (isAnother || event.detail.requestConfig?.elt.matches('.card')) {
      target.focus({ preventScroll: true });
      target.scrollTop = 0;
    } else if (event.detail.requestConfig?.path?.match(/messages|claim/)) {
      byId('reply')?.focus({ preventScroll: true });
    }
  } else {
    scrollTalk();
  }
}

// Only now does what was swapped in take triggers.
function onSettle(event) {
  if (event.target.id === 'case') {
    redrawIfChanged();
    catchUp();
  } else if (event.target.id === 'case-live') {
    catchUp();
  }
}

function onRequest(event) {
  const { headers, elt, verb, path, target } = event.detail;
  headers['X-Requested-With'] = 'XMLHttpRequest';
  const isOpening = elt.matches('.card');
  if (verb !== 'get' || isOpening) {
    notice('');
  }
  if (verb === 'get') {
    // What is sent has no such limit: nobody may be told that it failed while it is still being done.
    event.detail.timeout = LOOK_PATIENCE_MS;
  }
  if (isOpening) {
    askedCase = caseOf(path);
  } else if (verb === 'get' && target.id === 'case' && caseOf(path) !== askedCase) {
    // It stood in line while another one was asked for.
    event.preventDefault();
  }
}

// By the request itself: its form may be gone from the page when it fails, and then its events reach nobody.
function onSend(event) {
  ['error', 'timeout'].forEach(failure => event.detail.xhr.addEventListener(failure, () => onFailed(event)));
}

// At the place where the answer goes, for the same reason.
function onAnswer(event) {
  const { target, requestConfig, isError } = event.detail;
  onSent(event);
  if (isError) {
    onRefused(event);
  } else if (target.id === 'case' && ![shownCase(), askedCase].includes(caseOf(requestConfig.path))) {
    event.detail.shouldSwap = false;
  }
}

function onAnswered(event) {
  const { successful, target, requestConfig } = event.detail;
  if (successful && requestConfig.verb === 'get' && target.id === failedLook) {
    notice('');
  }
}

// What was sent is no draft any more.
function onSent(event) {
  const form = event.detail.requestConfig.elt;
  const file = form.closest('#case-file');
  if (!file || !form.matches('form')) {
    return;
  }
  const status = event.detail.xhr.status;
  if (status < 300) {
    form.querySelectorAll('textarea').forEach(field => drafts.delete(draftKey(file, field)));
  }
  // Until it is known to be there or refused for good, a reply that is sent again is the same reply.
  if ((status < 300 || status === 409) && form.querySelector('input[name=clientMessageId]')) {
    replyKeys.delete(file.dataset.case);
  }
}

// Nothing answered, or nothing that says why.
function onFailed(event) {
  const { target, requestConfig } = event.detail;
  const wasLeft = isOfAnother(event.detail);
  if (requestConfig.verb !== 'get') {
    notice(wasLeft ? words.wordLeft : words.wordFailed);
  } else if (!wasLeft && target.isConnected) {
    if (byId('notice').hidden) {
      notice(words.wordFailed, target.id);
    }
    lookAgain(target.id);
  }
}

function lookAgain(place) {
  const look = {
    queue: () => htmx.trigger('#queue', 'desk:queue'),
    case: () => (isAsked() ? redrawIfChanged() : drawCase()),
    'case-live': catchUp,
  }[place];
  clearTimeout(retries.get(place));
  retries.set(place, setTimeout(look, RETRY_MS));
}

// Than the one that was asked for since.
function isOfAnother({ target, requestConfig }) {
  return target.id === 'case' && caseOf(requestConfig.path) !== askedCase;
}

function onRefused(event) {
  const { target, requestConfig, xhr } = event.detail;
  if (xhr.status === 401 || xhr.status === 499) {
    location.reload();
  } else if (isOfAnother(event.detail)) {
    onFailed(event);
  } else if (xhr.status === 409) {
    notice(words.wordConflict);
    drawCase();
  } else if (xhr.status === 400) {
    notice(words.wordBlank);
  } else if (requestConfig.verb === 'get' && xhr.status < 500) {
    // To ask again would be refused again.
    notice(words.wordFailed);
    if (target.id === 'case') {
      askedCase = shownCase();
    }
  } else {
    onFailed(event);
  }
}

function showSound() {
  const button = byId('sound');
  button.textContent = soundIsOn() ? words.wordSoundOn : words.wordSoundOff;
  button.setAttribute('aria-pressed', String(soundIsOn()));
}

// On the document: the bar that holds both is replaced with the language.
function onClick(event) {
  const link = event.target.closest('.languages a');
  if (event.target.closest('#sound')) {
    toggleSound();
    showSound();
  } else if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    changeLanguage(link);
  }
}

function start() {
  document.addEventListener('htmx:configRequest', onRequest);
  document.addEventListener('htmx:beforeSwap', onAnswer);
  document.addEventListener('htmx:afterSwap', onSwap);
  document.addEventListener('htmx:afterSettle', onSettle);
  document.addEventListener('htmx:beforeSend', onSend);
  document.addEventListener('htmx:afterRequest', onAnswered);
  document.addEventListener('keydown', onKey);
  document.addEventListener('input', event => {
    const file = event.target.closest('#case-file');
    if (file && event.target.matches('textarea')) {
      drafts.set(draftKey(file, event.target), event.target.value);
    }
  });
  document.addEventListener('click', onClick);
  showSound();
  showTimes(words);
  showWaiting();
  setInterval(() => showTimes(words), 1000);
  setInterval(look, LOOK_MS);
  look();
  followDesk();
  const asked = new URLSearchParams(location.search).get('case');
  if (asked && /^[0-9a-f-]{36}$/.test(asked)) {
    askedCase = asked;
    drawCase();
  }
}

if (desk) {
  start();
}
