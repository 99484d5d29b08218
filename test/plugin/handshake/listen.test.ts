import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { listen, listenProtected } from "../../../src/plugin/handshake/listen";

describe("listen", () => {
  const directory = mkdtempSync(join(tmpdir(), "listen-test-"));
  afterAll(() => rmSync(directory, { recursive: true }));

  test("uses a socket only the user can reach, and removes it", async () => {
    const listener = await listen((socket) => socket.end("hello"), directory);
    expect(listener.network).toBe("unix");
    expect(statSync(dirname(listener.address)).mode & 0o777).toBe(0o700);
    expect(await firstData(connect(listener.address))).toBe("hello");
    listener.close();
    expect(existsSync(dirname(listener.address))).toBe(false);
  });

  test.each([
    ["is too long", "x".repeat(200)],
    ["cannot be made", "absent"],
  ])("uses a loopback port when the socket's path %s", async (_, name) => {
    const listener = await listen((socket) => socket.end("hello"), join(directory, name));
    expect(listener).toMatchObject({ network: "tcp", address: expect.stringMatching(/^127\.0\.0\.1:\d+$/) });
    expect(await firstData(connect(Number(listener.address.split(":")[1]), "127.0.0.1"))).toBe("hello");
    listener.close();
  });

  test.each([
    ["is too long", "x".repeat(200)],
    ["cannot be made", "absent"],
  ])("is refused where it has to be protected and the socket's path %s", async (_, name) => {
    await expect(listenProtected(() => {}, join(directory, name))).rejects.toMatchObject({ code: "no_socket" });
  });

  test("protects what has to be by a socket only the user can reach", async () => {
    const listener = await listenProtected((socket) => socket.end("hello"), directory);
    expect(statSync(dirname(listener.address)).mode & 0o777).toBe(0o700);
    expect(await firstData(connect(listener.address))).toBe("hello");
    listener.close();
  });
});

function firstData(socket: ReturnType<typeof connect>): Promise<string> {
  return new Promise((resolve, reject) => {
    socket.once("data", (data) => resolve(data.toString()));
    socket.once("error", reject);
  });
}
