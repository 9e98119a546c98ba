import { RequestMethod, type DynamicModule, type Type } from '@nestjs/common';
import 'reflect-metadata';
import { ACCESS, type Access } from '../../src/auth/decorators.js';

export interface Route {
  method: string;
  /** With `:parameters`. */
  path: string;
  access: Access | undefined;
}

type Controller = Type<Record<string, unknown>>;
type Imported = Type | DynamicModule;

/** All routes of a module and of all it imports, read without making any of them: the demo's would start mail servers. */
export function routesOfModule(module: Imported): Route[] {
  return controllersOf(module, new Set()).flatMap(routesOf);
}

/** As tests name them. */
export const told = ({ method, path }: Route) => `${method} ${path}`;

function controllersOf(module: Imported, seen: Set<Imported>): Controller[] {
  if (seen.has(module)) return [];
  seen.add(module);
  const dynamic = 'module' in module ? module : undefined;
  const type = dynamic?.module ?? (module as Type);
  const own = (key: 'imports' | 'controllers') => (Reflect.getMetadata(key, type) ?? []) as Imported[];
  const imported = [...own('imports'), ...((dynamic?.imports ?? []) as Imported[])];
  const controllers = [...own('controllers'), ...(dynamic?.controllers ?? [])] as Controller[];
  return [...controllers, ...imported.flatMap((next) => controllersOf(next, seen))];
}

/** Nest keeps what its decorators say as metadata under these names. */
function routesOf(controller: Controller): Route[] {
  const handlers = Object.getOwnPropertyNames(controller.prototype)
    .filter((name) => name !== 'constructor')
    .map((name) => Object.getOwnPropertyDescriptor(controller.prototype, name)?.value as unknown)
    .filter((value): value is object => typeof value === 'function');
  const bases = [Reflect.getMetadata('path', controller)].flat() as string[];
  return handlers.flatMap((handler) =>
    ([Reflect.getMetadata('path', handler) ?? []].flat() as string[]).flatMap((path) =>
      bases.map((base) => ({
        method: RequestMethod[Reflect.getMetadata('method', handler) as RequestMethod],
        path: `/${base}/${path}`.replaceAll(/\/+/g, '/').replace(/(?<=.)\/$/, ''),
        access: (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, controller)) as Access | undefined,
      })),
    ),
  );
}
