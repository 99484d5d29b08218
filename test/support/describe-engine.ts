import { type Engine, knownEngines, type MissingEngine } from "../../tools/terraform/engines";

/** `describe` with an engine; of one that is missing, a skipped test says how to get it. */
export function describeEngine(engine: Engine | MissingEngine, body: (engine: Engine) => void): void {
  describe(engine.title, () => {
    if ("program" in engine) body(engine);
    else test.skip(`is missing: ${engine.remedy}`, () => undefined);
  });
}

/** {@link describeEngine} for every engine that tests know. */
export function describeEachEngine(body: (engine: Engine) => void): void {
  for (const engine of knownEngines()) describeEngine(engine, body);
}
