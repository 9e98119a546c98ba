/** One step of a path: a name, or a number in a list, as in `items[0].title` or `items.0.title`. */
const STEP = /[^.[\]]+/g;
const PATH = /^[^.[\]]+(\[\d+\]|\.[^.[\]]+)*$/u;

/** Whether it can be read as a path into data. */
export function isDataPath(path: string): boolean {
  return PATH.test(path);
}

/**
 * What stands at a path in data that somebody posted; undefined where nothing does. A name read from a list gives the
 * list of what its members have under that name: `items.title` is all titles.
 */
export function readPath(data: unknown, path: string): unknown {
  return (path.match(STEP) ?? []).reduce<unknown>(step, data);
}

function step(value: unknown, name: string): unknown {
  if (value === null || typeof value !== 'object') return undefined;
  if (Array.isArray(value) && !/^\d+$/.test(name)) {
    return value
      .map((member: unknown) => step(member, name))
      .filter((member) => member !== undefined && member !== null);
  }
  // Only what was posted: not what every object has by itself, as `constructor`.
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}
