/**
 * What is nicer with JavaScript. Every page works without this file: it only saves steps, for the hand on the keyboard
 * and for the mouse. Plain ES module, no text run as code, no style written (strict content security policy).
 */

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// --- Focus after an action: the notice, the error summary, else the first row that asks for somebody (L24, L34) -------

function takeFocus() {
  const target = one('[data-focus]');
  // An address that leads to a part of the page leads there, unless the page came without it: what is wrong comes first.
  const led = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target || led || one('[autofocus]')) return;
  target.focus({ preventScroll: target.matches('tr') && isInView(target) });
}

function isInView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight - 80;
}

// --- Rows: j, k, n, x, Enter ------------------------------------------------------------------------------------------

const rows = () => all('[data-rows] tbody tr');

function currentRow() {
  const focused = document.activeElement;
  return focused?.closest('[data-rows] tbody tr') ?? null;
}

function goToRow(row) {
  if (!row) return;
  row.focus({ preventScroll: true });
  if (!isInView(row)) row.scrollIntoView({ block: 'center' });
}

function step(distance) {
  const list = rows();
  const at = list.indexOf(currentRow());
  goToRow(at < 0 ? list[distance > 0 ? 0 : list.length - 1] : list[at + distance]);
}

function nextThatAsks() {
  const list = rows();
  const at = list.indexOf(currentRow());
  const asks = (row) => row.hasAttribute('data-attention');
  goToRow(list.slice(at + 1).find(asks) ?? list.find(asks));
}

// --- Ticks: one, a range with Shift, all ------------------------------------------------------------------------------

const boxesOf = (table) => all('tbody input[type="checkbox"]', table);
let lastTicked = null;

function tickRange(box, table) {
  const boxes = boxesOf(table);
  const from = boxes.indexOf(lastTicked);
  const to = boxes.indexOf(box);
  if (from < 0 || to < 0) return;
  for (const between of boxes.slice(Math.min(from, to), Math.max(from, to) + 1)) between.checked = box.checked;
}

function onTick(box, withShift) {
  const table = box.closest('[data-rows]');
  if (!table) return;
  if (box.hasAttribute('data-tick-all')) {
    for (const each of boxesOf(table)) each.checked = box.checked;
  } else {
    if (withShift) tickRange(box, table);
    lastTicked = box;
  }
  showCount(table);
}

/** The number in the primary button and beside it, and the three states of the box that ticks all. */
function showCount(table) {
  const boxes = boxesOf(table);
  const count = boxes.filter((box) => box.checked).length;
  const tickAll = one('[data-tick-all]', table);
  if (tickAll) {
    tickAll.checked = count > 0 && count === boxes.length;
    tickAll.indeterminate = count > 0 && count < boxes.length;
  }
  const form = table.closest('form');
  if (!form) return;
  for (const button of all('[data-count-label]', form)) {
    button.dataset.plainLabel ??= button.textContent;
    button.textContent =
      count > 0 ? button.dataset.countLabel.replace('{n}', String(count)) : button.dataset.plainLabel;
  }
  for (const output of all('[data-ticked]', form)) {
    const { none, one: single, many } = output.dataset;
    output.textContent = count === 0 ? none : count === 1 ? single : many.replace('{n}', String(count));
  }
}

document.addEventListener('click', (event) => {
  const box = event.target.closest('[data-rows] input[type="checkbox"]');
  if (box) onTick(box, event.shiftKey);
  for (const drop of all('details[data-drop][open]')) if (!drop.contains(event.target)) drop.open = false;
});

// Shift with the mouse would select the text between two rows.
document.addEventListener('mousedown', (event) => {
  if (event.shiftKey && event.target.closest('[data-rows] .c-tick')) event.preventDefault();
});

// --- Shortcuts --------------------------------------------------------------------------------------------------------

const STORED = 'bode.shortcuts';
const shortcutsOn = () => localStorage.getItem(STORED) !== 'off';
const isTyping = (target) => target.closest('input:not([type="checkbox"], [type="radio"]), select, textarea, iframe');

function focusSearch(first = '') {
  const search = one('[data-search]');
  if (!search) return;
  search.focus();
  if (first) search.value = first;
  else search.select();
}

/** Enter on a row opens it. On a tick box it does nothing: browsers would send the form, and with it the letters. */
function onEnter(event) {
  const row = currentRow();
  if (!row) return;
  if (row === event.target) one('.c-title a', row)?.click();
  else if (event.target.matches('input[type="checkbox"]')) event.preventDefault();
}

function tickRow(withShift) {
  const box = currentRow() && one('input[type="checkbox"]', currentRow());
  if (!box) return;
  box.checked = !box.checked;
  onTick(box, withShift);
}

function pressPrimary() {
  all('[data-primary]')
    .find((button) => button.checkVisibility())
    ?.click();
}

const shortcuts = {
  '/': () => focusSearch(),
  j: () => step(1),
  k: () => step(-1),
  n: nextThatAsks,
  x: () => tickRow(false),
  X: () => tickRow(true),
  r: pressPrimary,
  '?': () => one('#shortcuts')?.showModal(),
};

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closeDrop();
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  // Who presses it where the cursor stands in the search field already asks for the field, and not for a client "/…".
  if (event.key === '/' && shortcutsOn() && event.target === one('[data-search]') && event.target.value === '') {
    return event.preventDefault();
  }
  if (!(event.target instanceof Element) || isTyping(event.target) || one('dialog[open]')) return;
  if (event.key === 'Enter') return onEnter(event);
  if (!shortcutsOn()) return;
  // A card scanner is a keyboard that types digits: they belong in the search field wherever the focus is (L24).
  const action = /^\d$/.test(event.key) ? () => focusSearch(event.key) : shortcuts[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

function closeDrop() {
  const drop = one('details[data-drop][open]');
  if (!drop) return;
  drop.open = false;
  one('summary', drop).focus();
}

function prepareShortcutList() {
  const dialog = one('#shortcuts');
  if (!dialog) return;
  for (const opener of all('[data-show-shortcuts]')) {
    opener.hidden = false;
    opener.addEventListener('click', () => dialog.showModal());
  }
  const box = one('[data-shortcuts-on]', dialog);
  box.checked = shortcutsOn();
  box.addEventListener('change', () => localStorage.setItem(STORED, box.checked ? 'on' : 'off'));
}

// --- An address to copy (B11) -----------------------------------------------------------------------------------------

/** Where the browser gives no clipboard, as over plain http, the marked text is copied as by hand. */
async function copy(button) {
  const within = button.parentElement;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    getSelection().selectAllChildren(one('.copy', within));
    document.execCommand('copy');
  }
  const output = one('[data-copied]', within);
  output.textContent = output.dataset.copied;
}

function prepareCopying() {
  for (const button of all('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => void copy(button));
  }
}

// --- Twice pressed is once sent (L05) ---------------------------------------------------------------------------------

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post') return;
  if (form.dataset.sent) event.preventDefault();
  else form.dataset.sent = 'yes';
});

// --- Start, also when the browser brings a page back from its memory --------------------------------------------------

addEventListener('pageshow', () => {
  for (const form of all('form[data-sent]')) delete form.dataset.sent;
  for (const table of all('[data-rows]')) {
    const tickAll = one('[data-tick-all]', table);
    if (tickAll) tickAll.hidden = false;
    showCount(table);
  }
});

prepareShortcutList();
prepareCopying();
takeFocus();
