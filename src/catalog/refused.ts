/**
 * Hosts that are asked in no place but an open network, whoever lists them: banks and portals at which people are known by
 * name, and organisations for whose visit they are tried. As hashes, so that the package holds no list of such names.
 */
const HASHES = new Set(
  // Of `refused.test-kit.ts`, whose test says what belongs here.
  (
    '10cnujz.ouvcgn 10nncs0.tgxp18 10q9w1t.11isn2t 10yzl6p.hviebh 117ndly.1szs658 11fwpl5.17fbpih ' +
    '130u98k.1cjkbxa 13iwdoo.14w5dim 13mio6g.davcru 14aw3ad.1kc7i1h 14we4e1.hs58bt 153mcl3.2bj7br ' +
    '170nfpm.2p9kf2 172gz16.mfj56s 178f2bu.l9qa34 178vu56.1qs5f5w 179jalr.zl2s7j 17eloyq.9511xk 17ws2c.lo7rei ' +
    '180r8q1.153rjuh 1823s36.19t1d6g 184o2uy.18bzgtc 18h18ji.ghxn0s 18tw5gp.15xam8p 18zst6i.1pt31r2 ' +
    '191tty9.kuxyul 193bzyo.1r97j34 19bzs5g.1d5wi2g 19vumfd.1o4pxhh 1a9gx6o.t07pck 1acdwz2.fha1ay ' +
    '1af2q1e.1kxd606 1aicd2c.pt130g 1b3z3m.r4maxk 1c1o5lb.tx6lyv 1cr2eci.m7br34 1cuwk7v.vpfbtv 1db9wj7.elo3qj ' +
    '1dtcoyw.11zq8rc 1dvm5wi.1yy2osq 1e3yxh1.2r4p8p 1e6x3d9.1gc2il1 1eevdqd.43oat 1en0g84.btvqes ' +
    '1eol4ph.4auiix 1f0pjjm.1cqm074 1f8q4w4.1yuf246 1fbh3ds.nkbdpi 1g25y2e.nojpuc 1gex74z.1ijfwmr ' +
    '1gp1ouu.11wugzq 1h0tjuh.1xo0mb1 1h4btm9.7hmzm1 1h5kmet.1ybnjmt 1heqbhc.1buklhw 1hlrt04.t0u67c ' +
    '1ho7m7y.13309h0 1hqopmh.7shpwt 1i4dq1t.1kv8nnl 1iq3ffh.ds7g6p 1jdazgi.t8v90g 1jfmx7p.1ex97w9 ' +
    '1jzv3i6.uxzsxw 1k0de0a.11skwpe 1km1gc2.1tdfhsy 1kt3rft.ao9zzh 1l1s8j1.2dzmkp 1lhclqe.16b0h4s ' +
    '1lj1ssk.gwrsfi 1lo3ek.1e0bap0 1lxvrkh.nwibpx 1m2lneq.jmwunc 1m8pkc9.1wjwerx 1md2s4g.p60sz6 ' +
    '1mel0o1.18589vl 1mezwgn.1eni2db 1miplyk.qe08lo 1n0ysua.6pbxu4 1n27upf.s8x82r 1n7xmnn.mv5f83 ' +
    '1nrxr5g.kg9g3u 1nvmkqs.kigtju 1oxxa93.g6q4hb 1pnkxvf.1x2re5n 1q3osf1.t3gnj9 1rd49q5.1rhrab5 ' +
    '1rfvbid.fio3y5 1rydddq.eftysu 1s3219c.1s1k9l4 1s3nr4b.1lg9x6z 1sdbkz7.1mls8cj 1shvxwa.prly58 ' +
    '1spp6gf.ncmt87 1srjjz1.wlgrcx 1ss5m8d.q1wwsx 1sueaf5.1h2yp2d 1sxyfto.9qj14k 1t4q96i.1x8m5fe ' +
    '1t5vbd1.18pnz15 1tfpome.1xrfpyo 1u7b77y.m980em 1ub6seh.1eioysp 1ucc4l4.18j801k 1ucg92r.tmfmb ' +
    '1uov6hb.7bfi2n 1us8hmk.1xssgne 1v3e0qk.1vrfwae 1vfk96a.25j6ac 1vnwfk1.1o9vnb5 1w7ic0b.g6rebv ' +
    '1wc0ymk.f014za 1wdfrnd.r5w0t1 1wf99eo.wrp8a4 1wl3qr2.p51tf4 1wq5mg1.1kzum8l 1ww5zto.1fnscr2 ' +
    '1xtu0r4.q9arfu 1xv4dfx.1di22w5 1xxh8l6.1qfkbqk 2f07ke.1ozm3ps 2q7af3.opme47 2qrr2n.5jj1zr 2vi33x.1aq8sax ' +
    '2zs3q5.z9vgel 3lyroi.1re668y 3rhrmp.1u656x5 4eo7lz.1bzzqpr 4ht16j.1niglmz 4oeb9a.c8leby 4r1p6e.kwzido ' +
    '4z0zk9.fs4c5t 55byqg.zzogj2 59fuc2.9ywf8e 5hea9g.m3vwaq 5voh0j.1srg82j 6b6pkw.1unq3li 6f7eoi.cropgs ' +
    '6q7j21.1ckwc51 6wc21u.1tzsyt0 73cqft.rewr85 7vtgiq.17av6w0 7wsu9v.12wtge3 7xwnro.1tc6yss 89xuve.zmf9y0 ' +
    '90zxay.mpk3fk 91t81k.8ry9qi 937z82.qhizk 9b76yg.13i2iog 9mhxx.19ldmcl 9r1ghn.1ewr6s3 9u99p8.145wdgm ' +
    'aftbb1.1epnlth aowcvq.xb2nkk b0xzil.2fbq2d bf6np.ehk2jp bfkxil.1vn3upl braxb3.1l9mcdz e38bhz.15ftzfz ' +
    'eg02gh.u52ynt elwcg.1tj4z7k ewzkfq.r3uha2 f179hp.1iv5r9t femg6a.hfxbg8 fk50lg.j84z28 gf8rkd.2lbrlx ' +
    'glgife.1c1d1wi gz4wx4.c4vu9i h02adl.1to5t5l h093uv.dzxr3j h3uni8.1ms9jfi h7k9o7.16u4p9j ha9luy.jxeb1g ' +
    'hot745.1887ppd hpxvha.1ev5gt4 hsp8i6.86e742 hwondv.13s24df ikj8y.iga9ym io4kn0.jbgrvk iojxj7.1w0b5f7 ' +
    'irjdwk.13b872i izvfp2.zbvase jl7yvw.z21mkm jq87ph.655hmt jxmi02.26qyku k5wy40.1erfp2w ki5yzh.1jp6ml5 ' +
    'klimee.zex25i lq6x1q.fpgr8s lt7f1w.ethovi lyywfs.1ub52as m0nl1e.1uwy25q m9zanl.1mb8ojh mcuzgf.kfxulz ' +
    'nbqjyk.2td5e ntfwoi.86w1oe nubxre.gu51b8 o3dvi1.1oevumd opifx8.1e2l6dy pja5s.fdgb92 pug7od.lvbfgh ' +
    'q5w4t0.1qc754s qzjrop.1m23rq9 r4plle.1hd9m5g r8zsg.1wjxjbu ripl8m.1yd03j6 rj39qq.3cch2o rmzga3.171zfcj ' +
    's1oiw.1atptqo s795r7.1rnci6b s903pi.13go4uo svz9ai.1qw77te szz3os.hvamwk t01w6m.1a1dvbe thvxf6.2nkcw4 ' +
    'ul3xd0.191c3ko uxaxub.k84scz uyk6m1.1yd4n4p vghka1.1uw0vax w1y8q5.1g0wxlt wcig6z.1jbno83 x2xj.1hik7m7 ' +
    'x9oiqx.zmf189 xyyi61.1ese5x9 y50kh2.5d6f56 y64mtw.aogvom y6l9o5.qa8a71 y7w7tf.18rgh83 yxqtnl.82srhl ' +
    'z28o5p.1smhwkl zrb6l9.1eoldtt zt3b7.3yfln'
  ).split(' '),
);

/** Returns whether a host, or one above it, is never asked where networks are filtered. `host` is in ASCII, as parsers spell it. */
export function isRefusedHost(host: string): boolean {
  const labels = host.toLowerCase().split('.');
  return labels.some((_, left) => left < labels.length - 1 && HASHES.has(refusedHash(labels.slice(left).join('.'))));
}

/** 64 bits in base 36: two runs of FNV-1a, the second over the text from its end. */
export function refusedHash(host: string): string {
  return `${fnv(host)}.${fnv([...host].reverse().join(''))}`;
}

function fnv(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(36);
}
