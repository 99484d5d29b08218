import { startReattachServer } from "../../src/plugin/reattach";
import { noteProvider } from "./fixtures/note-provider";

jest.mock("node:os", () => ({ ...jest.requireActual("node:os"), tmpdir: () => `/tmp/${"x".repeat(200)}` }));

test("a provider is not served without a socket that only this user can reach", async () => {
  await expect(startReattachServer(noteProvider, "example.com/acme/note")).rejects.toMatchObject({
    code: "no_socket",
    message: expect.stringContaining("Set TMPDIR"),
  });
});
