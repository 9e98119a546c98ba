// --- Who changes the language keeps what was typed --------------------------------------------------------------------

/**
 * The page comes anew in the other language, as it is stored; what stood in its forms, refused or not sent yet, is put
 * back and said to be unsaved. It is kept in this tab only, until that page is there, and never a password.
 */
const KEPT = 'bode.typed';
const unkept = '[name="_csrf"], [name="_page"], [type="password"], [type="file"]';

/** Each control of the forms of a page, under a name that the same page has in every language. */
function controlsOf() {
  const seen = new Map();
  const found = new Map();
  for (const form of document.querySelectorAll('main form')) {
    for (const control of form.elements) {
      if (!control.name || !('value' in control) || control.matches(`button, ${unkept}`)) continue;
      const ticked = control.matches('[type="checkbox"], [type="radio"]');
      const name = JSON.stringify([form.getAttribute('action'), control.name, ticked ? control.value : '']);
      const nth = seen.get(name) ?? 0;
      seen.set(name, nth + 1);
      found.set(`${name}${nth}`, control);
    }
  }
  return found;
}

const isHidden = (control) => control.type === 'hidden';
const valueOf = (control) => (control.matches('[type="checkbox"], [type="radio"]') ? control.checked : control.value);

function put(control, value) {
  if (typeof value === 'boolean') control.checked = value;
  else control.value = value;
}

/** As the page brought it: a default may depend on the language, and then belongs to nobody's typing. */
function isUntouched(control) {
  if (typeof valueOf(control) === 'boolean') return control.checked === control.defaultChecked;
  if (!control.options) return control.value === control.defaultValue;
  const first = [...control.options].findIndex((option) => option.defaultSelected);
  return control.selectedIndex === Math.max(first, 0);
}

/** A refused form brings back what was typed as if it were its own. */
const refused = () => document.querySelector('main :is(.summary, [aria-invalid], [id$="-matches"] > *)') !== null;

function keepTyped(back) {
  if (!refused() && [...controlsOf().values()].every((control) => isHidden(control) || isUntouched(control))) return;
  const values = [...controlsOf()].map(([name, control]) => [name, valueOf(control), isHidden(control)]);
  sessionStorage.setItem(KEPT, JSON.stringify({ back, values }));
}

/** What is hidden, such as which revision was changed, goes with what was typed: else another's change is overwritten. */
function putBackTyped() {
  const { back, values } = JSON.parse(sessionStorage.getItem(KEPT) ?? '{"values":[]}');
  sessionStorage.removeItem(KEPT);
  if (back !== location.pathname + location.search) return;
  const controls = controlsOf();
  const typed = values.filter(([name, value, hidden]) => {
    const control = controls.get(name);
    return !hidden && (control ? valueOf(control) !== value : value !== '' && value !== false);
  });
  if (typed.length === 0) return;
  for (const [name, value] of values) if (controls.has(name)) put(controls.get(name), value);
  const whole = typed.every(([name, value]) => controls.has(name) && valueOf(controls.get(name)) === value);
  tellKept(document.querySelector(whole ? '[data-kept]' : '[data-kept-partly]').textContent);
}

function tellKept(text) {
  const notice = document.createElement('div');
  notice.className = 'notice hands';
  notice.role = 'status';
  notice.tabIndex = -1;
  notice.textContent = text;
  document.querySelector('main').prepend(notice);
  notice.focus();
}

document.addEventListener('submit', ({ target }) => {
  if (target.matches('form.languages')) keepTyped(target.elements.namedItem('back').value);
});
putBackTyped();
