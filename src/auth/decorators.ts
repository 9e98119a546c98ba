import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Permission } from './permissions.js';
import type { Principal } from './principal.js';

/** Who may use a route: whoever has this permission, whoever is signed in, or everybody. */
export type Access = { needs: Permission } | 'signed-in' | 'public';

/** Key of a route's `Access`. A route without one is denied to all (design §8, "Roles"). */
export const ACCESS = 'bode:access';

/** For whoever has the permission, by role or by scope. */
export const Needs = (permission: Permission) => SetMetadata(ACCESS, { needs: permission } satisfies Access);

/** For every account and API key, whatever it may do. */
export const SignedIn = () => SetMetadata(ACCESS, 'signed-in' satisfies Access);

/** For everybody, signed in or not. */
export const Public = () => SetMetadata(ACCESS, 'public' satisfies Access);

/** The caller, as a parameter of a route that is not public. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<Request>();
  if (!principal) throw new Error('A public route has no principal; read request.principal, which may be absent');
  return principal;
});
