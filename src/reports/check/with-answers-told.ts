import { HostError, type ObservedHost } from "../../windows";

/** The same host, which tells each time that it answers a question, be it with a refusal. */
export function withAnswersTold({ host, channel }: ObservedHost, onAnswer: () => void): ObservedHost {
  const { wmi } = channel;
  return {
    host,
    channel: {
      registry: (signal) => told(channel.registry(signal), onAnswer),
      ...(wmi === undefined ? {} : { wmi: (signal: AbortSignal) => told(wmi.call(channel, signal), onAnswer) }),
    },
  };
}

/** An object whose methods are all questions. */
function told<T extends object>(asked: T, onAnswer: () => void): T {
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
