/** What becomes of a host's settings when they are no longer managed. */
export const ON_DESTROY = ["restore", "clear", "keep"] as const;
export type OnDestroy = (typeof ON_DESTROY)[number];
