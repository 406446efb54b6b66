/**
 * The names behind the hashes of `refused.ts`, as people write them; nothing of this file ships. A visit to them names the
 * person, or is what people are tried for: the registries of the ministries of justice and of the interior, and the banks
 * and portals at which one is signed in by name. Looked at on 2026-11-27.
 */
export const REFUSED_NAMES: Readonly<Record<string, string>> = {
  portals_ru: `gosuslugi.ru госуслуги.рф гос-услуги.рф mos.ru mosreg.ru nalog.ru mvd.ru мвд.рф fsb.ru фсб.рф mil.ru
    минобороны.рф sledcom.ru следком.рф kremlin.ru кремль.рф президент.рф government.ru правительство.рф cikrf.ru izbirkom.ru
    sudrf.ru arbitr.ru pfrf.ru пфр.рф sfr.gov.ru fss.ru emias.info trudvsem.ru работавроссии.рф реестрповесток.рф
    reestrpovestok.ru epgu.ru fsin.su fssp.ru genproc.gov.ru duma.gov.ru rkn.gov.ru fedsfm.ru minjust.gov.ru nac.gov.ru
    rosguard.gov.ru gosuslugi71.ru dnronline.su dnr-online.ru днронлайн.рф lug-info.com gisnpa-dnr.ru nslnr.su sovminlnr.ru`,
  banks_ru: `sberbank.ru sber.ru sberbank.com sberid.ru vtb.ru gazprombank.ru alfabank.ru tinkoff.ru tbank.ru rshb.ru
    psbank.ru sovcombank.ru halvacard.ru raiffeisen.ru open.ru rosbank.ru mkb.ru domrfbank.ru pochtabank.ru uralsib.ru
    bspb.ru akbars.ru mtsbank.ru otpbank.ru homecredit.ru unicreditbank.ru rncb.ru genbank.ru cbr.ru nspk.ru mironline.ru
    qiwi.com yoomoney.ru absolutbank.ru zenit.ru novikom.ru rencredit.ru cmrbank.ru crb-dnr.ru gosbank-lnr.su ozonbank.ru
    bank.yandex.ru wbbank.ru rnbank.ru bankspb.ru smpbank.ru svoibank.ru`,
  belarus: `gov.by portal.gov.by gosuslugi.by e-pasluga.by nces.by erip.by raschet.by kgb.by mvd.gov.by nbrb.by
    belarusbank.by belapb.by sber-bank.by bps-sberbank.by priorbank.by belinvestbank.by bveb.by belveb.by mtbank.by
    alfabank.by bnb.by rrb.by paritetbank.by vtb.by belgazprombank.by dabrabyt.by technobank.by stbank.by`,
  iran: `gov.ir my.gov.ir president.ir leader.ir khamenei.ir police.ir epolice.ir adliran.ir ssaa.ir sakha.epolice.ir
    cbi.ir shaparak.ir bmi.ir bankmellat.ir banksepah.ir ebanksepah.ir bsi.ir tejaratbank.ir bank-maskan.ir bki.ir rb24.ir
    parsian-bank.ir sb24.ir bpi.ir enbank.ir postbank.ir qmb.ir bank-day.ir karafarinbank.ir sinabank.ir`,
  china: `gov.cn 12306.cn 12377.cn 12381.cn icbc.com.cn ccb.com abchina.com boc.cn bankcomm.com cmbchina.com psbc.com
    citicbank.com cebbank.com spdb.com.cn cib.com.cn cmbc.com.cn pingan.com unionpay.com 95516.com alipay.com`,
  turkmenistan: `gov.tm e.gov.tm tfeb.gov.tm cbt.tm halkbank.gov.tm rysgalbank.tm senagatbank.com.tm dayhanbank.gov.tm`,
  listed_as_extremist: `fbk.info navalny.com navalny.ru shtab.navalny.com vesna.democrat jw.org jw-russia.org
    azov.org.ua azov.one azov.army azovcorps.com nationalcorps.org pravyysektor.info prav-sektor.info unso.in.ua
    qtmm.org mejlis.org ctrcenter.org hizb-ut-tahrir.info hizb-ut-tahrir.org freenationsrf.org freenationspostrussia.org
    legionliberty.army rusvolcorps.com rdk-rvc.org belarusvolunteercorps.com kalinouski.org aidar.org.ua
    tornado.org.ua misanthropic.division artpodgotovka.info columbine.ru kavkazcenter.com scientology.org
    falundafa.org minghui.org nexta.tv belsat.eu dissidentby.com by-pol.org bypol.org cyberpartisans.org
    hrw-lgbt.org lgbtnet.org comingoutspb.ru deti404.com mojahedin.org ncr-iran.org`,
};
