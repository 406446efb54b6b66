/**
 * Hosts that are asked in no place but an open network, whoever lists them: banks and portals at which people are known by
 * name, and organisations for whose visit they are tried. As hashes, so that the package holds no list of such names.
 */
const HASHES = new Set(
  // Of `refused.test-kit.ts`, whose test says what belongs here.
  (
    '10cnujzgn 10nncs018 10q9w1t2t 10yzl6pbh 117ndly58 11fwpl5ih 130u98kxa 13iwdooim 13mio6gru 14aw3ad1h ' +
    '14we4e1bt 153mcl3br 170nfpmf2 172gz166s 178f2bu34 178vu565w 179jalr7j 17eloyqxk 17ws2cei 180r8q1uh 1823s366g ' +
    '184o2uytc 18h18ji0s 18tw5gp8p 18zst6ir2 191tty9ul 193bzyo34 19bzs5g2g 19vumfdhh 1a9gx6ock 1acdwz2ay ' +
    '1af2q1e06 1aicd2c0g 1b3z3mxk 1c1o5lbyv 1cr2eci34 1cuwk7vtv 1db9wj7qj 1dtcoywrc 1dvm5wisq 1e3yxh18p 1e6x3d9l1 ' +
    '1eevdqdat 1en0g84es 1eol4phix 1f0pjjm74 1f8q4w446 1fbh3dspi 1g25y2euc 1gex74zmr 1gp1ouuzq 1h0tjuhb1 ' +
    '1h4btm9m1 1h5kmetmt 1heqbhchw 1hlrt047c 1ho7m7yh0 1hqopmhwt 1i4dq1tnl 1iq3ffh6p 1jdazgi0g 1jfmx7pw9 ' +
    '1jzv3i6xw 1k0de0ape 1km1gc2sy 1kt3rftzh 1l1s8j1kp 1lhclqe4s 1lj1sskfi 1lo3ekp0 1lxvrkhpx 1m2lneqnc 1m8pkc9rx ' +
    '1md2s4gz6 1mel0o1vl 1mezwgndb 1miplyklo 1n0ysuau4 1n27upf2r 1n7xmnn83 1nrxr5g3u 1nvmkqsju 1oxxa93hb ' +
    '1pnkxvf5n 1q3osf1j9 1rd49q5b5 1rfvbidy5 1rydddqsu 1s3219cl4 1s3nr4b6z 1sdbkz7cj 1shvxwa58 1spp6gf87 ' +
    '1srjjz1cx 1ss5m8dsx 1sueaf52d 1sxyfto4k 1t4q96ife 1t5vbd115 1tfpomeyo 1u7b77yem 1ub6sehsp 1ucc4l41k ' +
    '1ucg92rmb 1uov6hb2n 1us8hmkne 1v3e0qkae 1vfk96aac 1vnwfk1b5 1w7ic0bbv 1wc0ymkza 1wdfrndt1 1wf99eoa4 ' +
    '1wl3qr2f4 1wq5mg18l 1ww5ztor2 1xtu0r4fu 1xv4dfxw5 1xxh8l6qk 2f07keps 2q7af347 2qrr2nzr 2vi33xax 2zs3q5el ' +
    '3lyroi8y 3rhrmpx5 4eo7lzpr 4ht16jmz 4oeb9aby 4r1p6edo 4z0zk95t 55byqgj2 59fuc28e 5hea9gaq 5voh0j2j 6b6pkwli ' +
    '6f7eoigs 6q7j2151 6wc21ut0 73cqft85 7vtgiqw0 7wsu9ve3 7xwnross 89xuvey0 90zxayfk 91t81kqi 937z82zk 9b76ygog ' +
    '9mhxxcl 9r1ghns3 9u99p8gm aftbb1th aowcvqkk b0xzil2d bf6npjp bfkxilpl braxb3dz e38bhzfz eg02ghnt elwcg7k ' +
    'ewzkfqa2 f179hp9t femg6ag8 fk50lg28 gf8rkdlx glgifewi gz4wx49i h02adl5l h093uv3j h3uni8fi h7k9o79j ha9luy1g ' +
    'hot745pd hpxvhat4 hsp8i642 hwondvdf ikj8yym io4kn0vk iojxj7f7 irjdwk2i izvfp2se jl7yvwkm jq87phmt jxmi02ku ' +
    'k5wy402w ki5yzhl5 klimee5i lq6x1q8s lt7f1wvi lyywfsas m0nl1e5q m9zanljh mcuzgflz nbqjyk5e ntfwoioe nubxreb8 ' +
    'o3dvi1md opifx8dy pja5s92 pug7odgh q5w4t04s qzjropq9 r4plle5g r8zsgbu ripl8mj6 rj39qq2o rmzga3cj s1oiwqo ' +
    's795r76b s903piuo svz9aite szz3oswk t01w6mbe thvxf6w4 ul3xd0ko uxaxubcz uyk6m14p vghka1ax w1y8q5lt wcig6z83 ' +
    'x2xjm7 x9oiqx89 xyyi61x9 y50kh256 y64mtwom y6l9o571 y7w7tf83 yxqtnlhl z28o5pkl zrb6l9tt zt3b7ln'
  ).split(' '),
);

/** Returns whether a host, or one above it, is never asked where networks are filtered. `host` is in ASCII, as parsers spell it. */
export function isRefusedHost(host: string): boolean {
  const labels = host.toLowerCase().split('.');
  return labels.some((_, left) => left < labels.length - 1 && HASHES.has(refusedHash(labels.slice(left).join('.'))));
}

/** 42 bits in base 36: FNV-1a, and the last of a run over the text from its end. Of a thousand million hosts hardly one is taken for another. */
export function refusedHash(host: string): string {
  return fnv(host) + fnv([...host].reverse().join('')).slice(-2);
}

function fnv(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(36);
}
