import { createHash } from "node:crypto";
import { serverEndPointBindings } from "../../../src/wsman/auth/channel-bindings";

interface Certificate {
  readonly signature: string;
  readonly der: string;
  /** As `openssl x509 -fingerprint` prints it, with the hash function RFC 5929 asks for. */
  readonly fingerprint: string;
}

/** Made by `openssl req -x509`. */
const certificates: readonly Certificate[] = [
  {
    signature: "ECDSA with SHA-384",
    der: "MIIBcDCCARWgAwIBAgIUL2ml+TnJ05K6ouV2xQ3ftZvlRnkwCgYIKoZIzj0EAwMwDDEKMAgGA1UEAwwBaDAgFw0yNjExMjQxMzA5MDBaGA8yMTI2MTAzMTEzMDkwMFowDDEKMAgGA1UEAwwBaDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABIRCJYvt5yaX7OM2dthe6tYheK1OSIl1rAEFf4M7w86FGknz5baK12wPBD6xJHeNOI9G4YTH01oMONRxDfpaca6jUzBRMB0GA1UdDgQWBBTrumMNXLsW/VGVHP3FJH8T+57/YzAfBgNVHSMEGDAWgBTrumMNXLsW/VGVHP3FJH8T+57/YzAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMDA0kAMEYCIQCfgh4+f/RUZH/aBcnO8sg9BC1TSSKs37HbgrbiinZ/nwIhAMK6JIBWkC1pUFa83HnC9iHHmUuAlwmdkl4THRqDMkPi",
    fingerprint: "24bd95ddbc86df747bdcb364b277eddfbace5ca35914a6cf7f42e10fdeb9bfe57d41af99ea03469a7604068db0eb8d3d",
  },
  {
    signature: "RSASSA-PSS with SHA-256",
    der: "MIICXjCCAZOgAwIBAgIUaDZ6ZjW0bsmG/eC1nQ4N1I93tGIwQQYJKoZIhvcNAQEKMDSgDzANBglghkgBZQMEAgEFAKEcMBoGCSqGSIb3DQEBCDANBglghkgBZQMEAgEFAKIDAgFeMAwxCjAIBgNVBAMMAWgwIBcNMjYxMTI0MTMwOTAwWhgPMjEyNjEwMzExMzA5MDBaMAwxCjAIBgNVBAMMAWgwgZ8wDQYJKoZIhvcNAQEBBQADgY0AMIGJAoGBAOk1KsPG2T3+1cbg1cJodh1xVhteSVomZs7gjveIjp5t+3EL9xICvcu11Kph+UbZHiwdANdSeFSLj1yXE/meCLCu8+2ncA77dQbaCiGyx7hy1UI4/cfByj8+hIgL8j/eLIjWHonDW4MBqji0wzbr/lAMse6v5W0BiNzX5XL8wsKtAgMBAAGjUzBRMB0GA1UdDgQWBBQcr7iKjXbUFJh4tTvrri5jE8pNPjAfBgNVHSMEGDAWgBQcr7iKjXbUFJh4tTvrri5jE8pNPjAPBgNVHRMBAf8EBTADAQH/MEEGCSqGSIb3DQEBCjA0oA8wDQYJYIZIAWUDBAIBBQChHDAaBgkqhkiG9w0BAQgwDQYJYIZIAWUDBAIBBQCiAwIBXgOBgQBeodJMoGCE0JCLbkY+frYGWd7eUJMcsXzZfW5OWvbk3a53WBw5jyTpnEqnIMIic1UwTzWK1ITOESevXLzdbtvblqpbHmepGqCwZbEm7XQ6y7h5eVdTQZtzsbBP9k6szT15eWcp+QdzKWdV7lCft1E067ZqjI/jO5TwaktOpbfxlQ==",
    fingerprint: "4731028272b97dd53e95eea809bd7352153b8854aa440d1f822cc5b782a79942",
  },
  {
    signature: "RSASSA-PSS with SHA-1, its default",
    der: "MIIB/zCCAWOgAwIBAgITPHPs/fVGeEFcIWSAvKH6MlW9yDASBgkqhkiG9w0BAQowBaIDAgFqMAwxCjAIBgNVBAMMAWgwIBcNMjYxMTI0MTMwOTAwWhgPMjEyNjEwMzExMzA5MDBaMAwxCjAIBgNVBAMMAWgwgZ8wDQYJKoZIhvcNAQEBBQADgY0AMIGJAoGBANh/BNWaxywAVS97EUt/3X3C3UT2VV8C9a6K1mcxs66XlF/6b0e9aXCTGatFF4G70DhvOWmV7Qudf9+fWkfk/ahEAA5pavAbE5B6mq+/1e3KWz+3FhlJ+k5uJW2/xvLqamN+tL/2K7EY6AvCwO1gc1J/GU2I643h1tQCwtalkG+lAgMBAAGjUzBRMB0GA1UdDgQWBBRpvT4YGX2/V8u3oaXxBHDr5Md4+jAfBgNVHSMEGDAWgBRpvT4YGX2/V8u3oaXxBHDr5Md4+jAPBgNVHRMBAf8EBTADAQH/MBIGCSqGSIb3DQEBCjAFogMCAWoDgYEATQ/yOufteZthKFw6ugbSO4inpXx7KJHJQMCeuoQoOzqlYft/W/nUSrG1jxm5wRtRIwzucSMneMD0Pt7rzVfM312rlUhd+UmBkoBg2Oy3UfNT/PkkrMnt3RXxUL4PVIx/68IbWoBx2q+uDtSLysnPou7mKy3x00QPyIGj/ShkkfE=",
    fingerprint: "594b82185ffd726800df200535e08559c6672f99661b91a44f4d78e242a386cb",
  },
  {
    signature: "RSA with MD5",
    der: "MIIB9jCCAV+gAwIBAgIUX08tjAk/8YW4TubihfllFw/1NgYwDQYJKoZIhvcNAQEEBQAwDDEKMAgGA1UEAwwBaDAgFw0yNjExMjQxMzA5MDBaGA8yMTI2MTAzMTEzMDkwMFowDDEKMAgGA1UEAwwBaDCBnzANBgkqhkiG9w0BAQEFAAOBjQAwgYkCgYEA1oFuCxbAsawLxKr1UtZMXGvpfLHjuFYDMBoC9Xo83FZ+LGWIde3qWz4FQ8RS4QW9vFX09YM1iBoq7Tr4+aB2Z742WYMYkiASDbTgGeX3CMxnw0zQ8Qk5z9urBslN6MVAcFAIp97HBWYe2y0F6Zun9bxOs8J4u7AJyHma/6V2f88CAwEAAaNTMFEwHQYDVR0OBBYEFGFFPAZfAIUTg81iGcETs3Gak0hjMB8GA1UdIwQYMBaAFGFFPAZfAIUTg81iGcETs3Gak0hjMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQEEBQADgYEAzXiMnphddPY96uIWU+0Ip4NjIqXbmTX+rapvmwuyelCEQcFj5rdvzJ2xOiwTJ69EIM/VSbHXbnf4YfmazoQUujWiNMXw7YU4ndVXpl1LVVPz9WGPHVsDMoS/p/++k0bC3CE4Hn7LkiJI/k9P33N9yspt9rCCuYwBHcyu57nyF5E=",
    fingerprint: "0d51a46ea8d3ae54bcca5c37921a36c71664bb375933406e7d050a65e0cb1b49",
  },
];
const ED25519 =
  "MIIBLjCB4aADAgECAhQx2H3ChMbscG/4cWu8DQzH1fIT3TAFBgMrZXAwDDEKMAgGA1UEAwwBaDAgFw0yNjExMjQxMzA5MDBaGA8yMTI2MTAzMTEzMDkwMFowDDEKMAgGA1UEAwwBaDAqMAUGAytlcAMhAMoC7gKs/P0ftt41+rv8228pnIb7XHwzBFtzhhTv4+jNo1MwUTAdBgNVHQ4EFgQUL/gfwbCftOLQBecXepyouXxoLKgwHwYDVR0jBBgwFoAUL/gfwbCftOLQBecXepyouXxoLKgwDwYDVR0TAQH/BAUwAwEB/zAFBgMrZXADQQBz+1LFylKbE7LW6F+uqZ/qEBJhtVHurpdkpHLQW1FTxWFmZahOxn2rCsV8LiSy5Zo69qUE0WOtvBdMTW1e2AcM";

describe("the binding of a logon to its TLS connection", () => {
  test.each(certificates)(
    "to a certificate signed by $signature holds the hash OpenSSL finds",
    ({ der, fingerprint }) => {
      const bindings = serverEndPointBindings(Buffer.from(der, "base64"));
      const data = Buffer.concat([Buffer.from("tls-server-end-point:"), Buffer.from(fingerprint, "hex")]);
      expect(bindings?.subarray(0, 16).equals(Buffer.alloc(16))).toBe(true);
      expect(bindings?.readUInt32LE(16)).toBe(data.length);
      expect(bindings?.subarray(20).toString("latin1")).toBe(data.toString("latin1"));
    },
  );

  test("is undefined for Ed25519, as in RFC 5929", () => {
    expect(serverEndPointBindings(Buffer.from(ED25519, "base64"))).toBeUndefined();
  });

  test.each([
    ["nothing", Buffer.alloc(0)],
    ["a cut certificate", Buffer.from(ED25519, "base64").subarray(0, 100)],
    ["something else", createHash("sha256").digest()],
  ])("%s is refused", (_, bytes) => {
    expect(() => serverEndPointBindings(bytes)).toThrow(expect.objectContaining({ code: "authentication_failed" }));
  });
});
