import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
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

  test.each([
    ["others may write to it", 0o777, undefined, false],
    ["its group may", 0o770, undefined, false],
    ["others may write to it, and it is sticky", 0o1777, undefined, true],
    ["others may write to one above it", 0o777, "own", false],
  ])("is refused where %s, unless it is sticky", async (_, mode, below, isProtected) => {
    const shared = mkdtempSync(join(directory, "shared-"));
    const folder = join(shared, below ?? "");
    mkdirSync(folder, { recursive: true });
    chmodSync(shared, mode);
    const listening = listenProtected(() => {}, folder);
    if (!isProtected) return expect(listening).rejects.toMatchObject({ code: "no_socket" });
    (await listening).close();
  });

  const isRoot = process.getuid?.() === 0;
  (isRoot ? test : test.skip)("is refused in a folder of another user, which only root can make here", async () => {
    const foreign = mkdtempSync(join(directory, "foreign-"));
    chownSync(foreign, 4711, 4711);
    chmodSync(foreign, 0o700);
    await expect(listenProtected(() => {}, foreign)).rejects.toMatchObject({ code: "no_socket" });
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
