import './reflect.ts';
import * as x509 from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;

export interface Credentials {
  key: string;
  cert: string;
}

interface Wanted {
  name: string;
  addresses?: readonly string[];
  expired?: boolean;
}

/** A throw-away certificate authority; its key never leaves the process. */
export class Authority {
  readonly pem: string;
  readonly base64: string;
  #root: x509.X509Certificate;
  #keys: CryptoKeyPair;
  /** Where its certificates say that it can be asked whether they were revoked (OCSP); null where they do not. */
  readonly #ocsp: string | null;

  private constructor(root: x509.X509Certificate, keys: CryptoKeyPair, ocsp: string | null) {
    this.#root = root;
    this.#keys = keys;
    this.#ocsp = ocsp;
    this.pem = root.toString('pem');
    this.base64 = Buffer.from(root.rawData).toString('base64');
  }

  /** A root of its own, or one that `above` has signed. */
  static async create(issuer: string, above?: Authority, ocsp: string | null = null): Promise<Authority> {
    const keys = await newKeys();
    const name = [{ O: [issuer] }, { CN: [issuer] }];
    const common = {
      notBefore: daysFromNow(-400),
      notAfter: daysFromNow(400),
      signingAlgorithm: ALGORITHM,
      extensions: await authorityExtensions(keys.publicKey),
    };
    const cert = above
      ? await x509.X509CertificateGenerator.create({
          ...common,
          subject: name,
          issuer: above.#root.subjectName,
          publicKey: keys.publicKey,
          signingKey: above.#keys.privateKey,
        })
      : await x509.X509CertificateGenerator.createSelfSigned({ ...common, name, keys });
    return new Authority(cert, keys, ocsp);
  }

  async issue(wanted: Wanted): Promise<Credentials> {
    const keys = await newKeys();
    const cert = await x509.X509CertificateGenerator.create({
      subject: [{ CN: [wanted.name] }],
      issuer: this.#root.subjectName,
      publicKey: keys.publicKey,
      signingKey: this.#keys.privateKey,
      signingAlgorithm: ALGORITHM,
      notBefore: daysFromNow(wanted.expired ? -90 : -30),
      notAfter: daysFromNow(wanted.expired ? -2 : 60),
      extensions: [
        ...(await leafExtensions(wanted, this.#keys.publicKey)),
        ...(this.#ocsp === null ? [] : [new x509.AuthorityInfoAccessExtension({ ocsp: this.#ocsp })]),
      ],
    });
    return { key: await privatePem(keys.privateKey), cert: `${cert.toString('pem')}\n${this.pem}` };
  }
}

async function authorityExtensions(key: CryptoKey): Promise<x509.Extension[]> {
  return [
    new x509.BasicConstraintsExtension(true, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    await x509.SubjectKeyIdentifierExtension.create(key),
  ];
}

async function leafExtensions(wanted: Wanted, authorityKey: CryptoKey): Promise<x509.Extension[]> {
  const addresses = (wanted.addresses ?? []).map((value) => ({ type: 'ip' as const, value }));
  return [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
    new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: wanted.name }, ...addresses]),
    await x509.AuthorityKeyIdentifierExtension.create(authorityKey),
  ];
}

function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']) as Promise<CryptoKeyPair>;
}

async function privatePem(key: CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

function daysFromNow(days: number): Date {
  return new Date(Date.now() + days * DAY_MS);
}
