import { spawnSync } from "node:child_process";

/** A program that reads and sets registry values, ours first. */
export interface Peer {
  readonly name: string;
  /** Interpreter, and file in bench/programs. */
  readonly program: readonly [command: string, file: string];
  /** Why it can not be measured here. */
  readonly missing?: string;
}

const PYTHON = "/usr/bin/python3";

export const OURS: Peer = { name: "ours (CIM)", program: [process.execPath, "registry-cim.cjs"] };

/** The others, in the state they are in on this machine. */
export function otherPeers(): readonly Peer[] {
  const hasPywinrm = spawnSync(PYTHON, ["-c", "import winrm, requests_ntlm"]).status === 0;
  return [
    {
      name: "pywinrm (reg in one shell)",
      program: [PYTHON, "registry_pywinrm.py"],
      ...(!hasPywinrm && { missing: "apt-get install python3-winrm" }),
    },
    {
      name: "winrm-client (reg, a shell each)",
      program: [process.execPath, "registry-winrm-client.cjs"],
      ...(!hasWinrmClient() && { missing: "npm install winrm-client@0.0.11" }),
    },
  ];
}

function hasWinrmClient(): boolean {
  try {
    return require.resolve("winrm-client") !== "";
  } catch {
    return false;
  }
}
