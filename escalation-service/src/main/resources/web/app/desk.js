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
// What never answers must not keep the next ones waiting.
htmx.config.timeout = 10000;

const desk = document.getElementById('desk');
const byId = id => document.getElementById(id);
const words = desk ? desk.dataset : {};
const RETRY_MS = 2000;
const LOOK_MS = 5000;
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
// The case last asked for: what comes for one that was left meanwhile must not take its place.
let askedCase;
// Whether the notice says that something failed which nobody did by hand.
let lookFailed = false;

function show(id, visible) {
  byId(id).hidden = !visible;
}

function showConnection() {
  const connected = feedIsOpen && statusAnswers;
  show('live', connected);
  show('banner-lost', !connected);
}

function notice(text, ofLook = false) {
  lookFailed = ofLook && Boolean(text);
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
  const changed = isAsked(file) && changes.get(file.dataset.case);
  if (!changed || changed.version <= Number(file.dataset.version)) {
    return;
  }
  const state = changed.status + ':' + (changed.holder ? changed.holder.name : '');
  if (state !== file.dataset.state) {
    openCase(changed.id);
  }
}

function showWaiting() {
  const items = byId('queue-items');
  const waiting = items ? Number(items.dataset.waiting) : 0;
  const title = document.title.replace(/^\(\d+\) /, '');
  document.title = waiting > 0 ? '(' + waiting + ') ' + title : title;
}

function markCurrent() {
  const file = byId('case-file');
  document.querySelectorAll('#queue-items .card').forEach(card => {
    if (file && card.dataset.case === file.dataset.case) {
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

// Not where another one is on its way.
function isAsked(file) {
  return Boolean(file) && file.dataset.case === askedCase;
}

function openCase(id) {
  htmx.ajax('GET', '/desk/cases/' + encodeURIComponent(id), { target: '#case', swap: 'innerHTML' });
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

function caseShown() {
  const file = byId('case-file');
  if (!file) {
    return;
  }
  const id = file.dataset.case;
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
  const file = byId('case-file');
  if (file) {
    openCase(file.dataset.case);
  } else {
    main.replaceChildren(...document.importNode(page.getElementById('case'), true).children);
  }
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
    c: () => byId('claim')?.click(),
    r: () => byId('reply')?.focus(),
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
    caseShown();
    if (event.detail.requestConfig?.elt.matches('.card')) {
      byId('case').focus({ preventScroll: true });
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

function isByHand(element) {
  return element.matches('form, .card');
}

function onRequest(event) {
  const { headers, elt, verb, path, target } = event.detail;
  headers['X-Requested-With'] = 'XMLHttpRequest';
  if (isByHand(elt)) {
    notice('');
  }
  if (verb === 'get' && target.id === 'case') {
    askedCase = caseOf(path);
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
  }
  if (target.id === 'case' && caseOf(requestConfig.path) !== askedCase) {
    event.detail.shouldSwap = false;
  }
}

function onAnswered(event) {
  const { successful, requestConfig } = event.detail;
  if (successful && lookFailed && !isByHand(requestConfig.elt)) {
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

function onFailed(event) {
  const { target, requestConfig } = event.detail;
  const byHand = isByHand(requestConfig.elt);
  if (byHand || byId('notice').hidden) {
    notice(words.wordFailed, !byHand);
  }
  if (target.id === 'queue') {
    setTimeout(() => htmx.trigger('#queue', 'desk:queue'), RETRY_MS);
  } else if (target.id === 'case-live') {
    setTimeout(catchUp, RETRY_MS);
  } else if (target.id === 'case') {
    if (caseOf(requestConfig.path) === askedCase) {
      askedCase = byId('case-file')?.dataset.case;
    }
    setTimeout(redrawIfChanged, RETRY_MS);
  }
}

function onRefused(event) {
  const status = event.detail.xhr.status;
  if (status === 401 || status === 499) {
    location.reload();
  } else if (status === 409) {
    notice(words.wordConflict);
    if (isAsked(byId('case-file'))) {
      openCase(askedCase);
    }
  } else if (status === 400) {
    notice(words.wordBlank);
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
    openCase(asked);
  }
}

if (desk) {
  start();
}
