/** What `realm list` prints (realmd 0.17; Red Hat's and Ubuntu's guides show the same). */

/** A computer that was joined to an Active Directory by sssd. */
export const joinedToAcme = `corp.acme.example
  type: kerberos
  realm-name: CORP.ACME.EXAMPLE
  domain-name: corp.acme.example
  configured: kerberos-member
  server-software: active-directory
  client-software: sssd
  required-package: sssd-tools
  required-package: sssd
  required-package: libnss-sss
  required-package: libpam-sss
  required-package: adcli
  required-package: samba-common-bin
  login-formats: %U@corp.acme.example
  login-policy: allow-realm-logins
`;

export const joinedToRival = joinedToAcme.replaceAll('acme', 'rival').replaceAll('ACME', 'RIVAL');

/** Found in the network by `realm list --all`, and not joined. */
export const seenAndNotJoined = `corp.acme.example
  type: kerberos
  realm-name: CORP.ACME.EXAMPLE
  domain-name: corp.acme.example
  configured: no
  server-software: active-directory
  client-software: sssd
`;
