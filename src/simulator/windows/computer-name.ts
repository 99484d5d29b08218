/** The first label of a DNS name, in lower case: the simulated DNS knows one domain, and every suffix is its own. */
export function computerName(name: string): string {
  const [label = ""] = name.trim().toLowerCase().split(".");
  return label;
}

/** The DNS name of a domain that is named as NetBIOS names it; one with dots is a DNS name already. */
export function dnsDomain(domain: string): string {
  return domain.includes(".") ? domain.toLowerCase() : `${domain.toLowerCase()}.com`;
}
