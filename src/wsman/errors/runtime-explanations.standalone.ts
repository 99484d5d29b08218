/** The same in a standalone program, which trusts the system's store and has its packages inside. */
export const RUNTIME_EXPLANATIONS = {
  tls_certificate_untrusted: {
    cause:
      "The certificate is self-signed, lacks its intermediate certificates, or was issued by a CA that neither the system nor the settings trust.",
    remedy:
      "Configure the certificate of the CA that signed it, or add that CA to the certificate store of this machine.",
  },
  package_missing: {
    cause: "A standalone program takes no packages from outside.",
    remedy: "Use the provider and the command for Node, or choose another way to authenticate.",
  },
} as const;
