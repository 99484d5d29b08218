import { runChaos } from "../chaos/chaos-run";

test("of 1,000 operations with random faults none goes wrong, and a kill loses nothing", async () => {
  const { operations, faults, wrong } = await runChaos(1_000, 1_000);
  expect(wrong).toEqual([]);
  // What is right because nothing happened says nothing. How many kills hit depends a little on time.
  for (const kind of ["create", "update", "refresh", "delete"]) {
    for (const end of ["ok", "error"]) expect(operations.get(`${kind} ${end}`)).toBeGreaterThan(0);
  }
  expect(faults.get("kill")).toBeGreaterThan(10);
});
