/**
 * The certificate library asks for a metadata polyfill when it is loaded, and then never uses the metadata for what is
 * done here. Four empty functions spare a dependency; must be imported before the library.
 */
const reflect = Reflect as typeof Reflect & Record<string, unknown>;
reflect.getMetadata ??= () => undefined;
reflect.getOwnMetadata ??= () => undefined;
reflect.hasOwnMetadata ??= () => false;
reflect.defineMetadata ??= () => undefined;

export {};
