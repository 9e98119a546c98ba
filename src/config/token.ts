/** For injection of the `Config` of this process. */
export const CONFIG = Symbol('Config');
