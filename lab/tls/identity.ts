import type { Authority } from './authority.ts';

/** Which certificate a server shows: the authority that signed it, and the name on it. */
export interface Identity {
  signer: Authority;
  name: string;
  addresses?: readonly string[];
  expired?: boolean;
  /** Lets in only who shows a certificate of their own. */
  wantsCertificate?: boolean;
  /** Records of 16 kB from the first byte. */
  fullRecords?: boolean;
}
