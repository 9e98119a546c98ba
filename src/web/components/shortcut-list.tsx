import type { View } from '../view.js';

/**
 * The list that `?` shows. The tick box turns single-key shortcuts off for who speaks to the computer or types with a
 * helper (WCAG 2.1.4).
 */
export function ShortcutList({ view }: { view: View }) {
  const { shortcuts, actions } = view.t;
  return (
    <dialog id="shortcuts" aria-labelledby="shortcuts-title">
      <form method="dialog">
        <h2 id="shortcuts-title">{shortcuts.title}</h2>
        <dl class="keys">
          {shortcuts.keys.map(([key = '', meaning]) => (
            <div>
              <dt>
                {key.split('  ').map((one) => (
                  <kbd>{one}</kbd>
                ))}
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <label class="tick">
          <input type="checkbox" data-shortcuts-on checked />
          <span>{shortcuts.enabled}</span>
        </label>
        <p>
          <button type="submit" class="button plain">
            {actions.close}
          </button>
        </p>
      </form>
    </dialog>
  );
}
