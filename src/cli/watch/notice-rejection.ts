import { HostError, type ObservedHost } from "../../windows";

/** A host that tells when it rejects the credentials, before whoever asked it learns of it. */
export function noticeRejection(
  { host, channel }: ObservedHost,
  onRejection: (rejection: HostError) => void,
): ObservedHost {
  const { wmi } = channel;
  return {
    host,
    channel: {
      registry: (signal) => noticing(channel.registry(signal), onRejection),
      wmi: wmi && ((signal) => noticing(wmi(signal), onRejection)),
    },
  };
}

/** The same object, with methods that look at what they reject with. */
function noticing<T extends object>(target: T, onRejection: (rejection: HostError) => void): T {
  return new Proxy(target, {
    get: (_, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function") return method;
      return async (...args: unknown[]) => {
        try {
          return await method.apply(target, args);
        } catch (error) {
          if (error instanceof HostError && error.code === "unauthorized") onRejection(error);
          throw error;
        }
      };
    },
  });
}
