import { type ChildProcess, execFileSync } from "node:child_process";

/** The processes that a process has started and that still run, with their command lines. */
export function childrenOf(parent: number | undefined): { readonly pid: number; readonly command: string }[] {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  return lines.flatMap((line) => {
    const [, pid, ppid, command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(ppid) === parent ? [{ pid: Number(pid), command }] : [];
  });
}

/** What a started program prints first. One that ends before it has printed is an error that says how it ended. */
export function firstOutput(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let stderr = "";
    child.stderr?.on("data", (data) => {
      stderr += data;
    });
    child.stdout?.once("data", (data) => resolve(String(data)));
    child.once("error", reject);
    child.once("close", (code, signal) =>
      reject(new Error(`It ended with ${code ?? signal} before it printed anything. ${stderr}`)),
    );
  });
}
