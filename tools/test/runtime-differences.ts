const NO_TLS_SOCKET =
  "It asks the host's side, where this runtime's https server gives no TLS socket. Apache judges the same in test/peers.";

/**
 * Tests that cannot pass in the runtime of the standalone programs, by file and title, each with the reason. All others
 * must pass there, and each of these must fail: the list can only shrink.
 */
export const RUNTIME_DIFFERENCES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "test/wsman/auth/certificate/certificate-channel.test.ts": {
    "is shown in the handshake, and every message says that it counts": NO_TLS_SOCKET,
    "goes over TLS 1.2, where a host may also ask for it late": NO_TLS_SOCKET,
  },
  "test/wsman/transport/http-connection.test.ts": {
    "carries one request after the other, and does not keep the process alive between them":
      "It counts the sockets that keep the process alive, which this runtime does not list.",
  },
  "test/windows/shell/load-winrm-client.test.ts": {
    "when missing, the error says what to install and where":
      "The package is inside a program. With sources, this runtime fetches what is missing.",
    "in another version is refused by that version": "The package is inside a program, which takes no other.",
  },
};
