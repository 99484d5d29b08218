/**
 * What can be seen of a WinRM listener before anybody logs on: for whoever finds out why a host is not reached. An entry
 * of its own, because no client needs it.
 *
 * @packageDocumentation
 */
export { type ListenerAnswer, ListenerProbe } from "./probe/listener-probe";
export type { TlsFacts } from "./probe/tls-facts";
