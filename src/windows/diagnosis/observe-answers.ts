import type { StopSignal } from "../../wsman";
import type { ObservedHost } from "../channel/host-channel";
import { HostError } from "../errors/host-error";

/** The same host, which calls `onAnswer` each time it answers a question, with a refusal too. */
export function observeAnswers({ host, channel }: ObservedHost, onAnswer: () => void): ObservedHost {
  const { wmi } = channel;
  return {
    host,
    channel: {
      registry: (signal) => observed(channel.registry(signal), onAnswer),
      ...(wmi === undefined ? {} : { wmi: (signal: StopSignal) => observed(wmi.call(channel, signal), onAnswer) }),
    },
  };
}

/** @param asked an object whose methods are all questions */
function observed<T extends object>(asked: T, onAnswer: () => void): T {
  return new Proxy(asked, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return async (...values: unknown[]) => {
        try {
          const answer: unknown = await member.apply(target, values);
          onAnswer();
          return answer;
        } catch (error) {
          if (error instanceof HostError && error.code !== "canceled" && !error.isNoAnswer) onAnswer();
          throw error;
        }
      };
    },
  });
}
