/** What an account is for (L20). */
export const ROLES = ['circulation', 'print', 'configuration', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What an API key may do (design §8). */
export const SCOPES = [
  'messages:write',
  'messages:read',
  'clients:write',
  'events:write',
  'letters',
  'bounces:write',
  'explain',
  'config',
] as const;
export type Scope = (typeof SCOPES)[number];

/** One thing that may be done. A route names the one it needs; what no role or scope grants is denied. */
export const PERMISSIONS = [
  'clients:read',
  'clients:write',
  'clients:correct',
  'messages:read',
  /** Sent mails by what caused them, event or rule (A05, A06): of staff, administrators alone (A01). */
  'messages:by-cause',
  'messages:write',
  'messages:resend',
  'messages:withdraw',
  'messages:test',
  'letters:read',
  'letters:print',
  'types:read',
  'types:write',
  'settings:write',
  'bounces:write',
  'keys:read',
  'keys:write',
  'people:read',
  'people:write',
  'rules:read',
  'rules:write',
  'events:write',
  'explain',
  'diagnose',
  'demo:inbox',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const circulation: Permission[] = [
  'clients:read',
  'clients:correct',
  'messages:read',
  'messages:resend',
  'messages:withdraw',
  'messages:test',
  'letters:read',
  'types:read',
  'diagnose',
  'demo:inbox',
];

/** Roles → permissions (design §8, "Roles"). */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  circulation,
  print: ['letters:read', 'letters:print', 'demo:inbox'],
  configuration: ['types:read', 'types:write', 'demo:inbox'],
  admin: PERMISSIONS,
};

/** Scopes → permissions. */
export const SCOPE_PERMISSIONS: Readonly<Record<Scope, readonly Permission[]>> = {
  'messages:write': ['messages:write', 'messages:resend', 'messages:withdraw'],
  'messages:read': ['messages:read', 'messages:by-cause', 'clients:read'],
  'clients:write': ['clients:read', 'clients:write'],
  'events:write': ['events:write'],
  letters: ['letters:read', 'letters:print'],
  'bounces:write': ['bounces:write'],
  explain: ['explain', 'diagnose'],
  config: [
    'types:read',
    'types:write',
    'settings:write',
    'keys:read',
    'keys:write',
    'people:read',
    'people:write',
    'rules:read',
    'rules:write',
  ],
};

/** What somebody with all of these roles may do (L06). */
export function permissionsOfRoles(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => ROLE_PERMISSIONS[role]));
}

/** What a system with an API key of these scopes may do. */
export function permissionsOfScopes(scopes: readonly Scope[]): ReadonlySet<Permission> {
  return new Set(scopes.flatMap((scope) => SCOPE_PERMISSIONS[scope]));
}
