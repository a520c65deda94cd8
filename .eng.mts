import { readCable } from '/work/main/src/cable/read-cable.ts';
import { openRecord } from '/work/main/src/container/open.ts';
import { judge, lookAt, readingOf, read } from '/work/main/src/pipeline.ts';
import { labelledSources } from '/work/main/tests/person/labelled/compile.ts';
import { RULEBOOK, SETTING } from '/work/main/tests/person/score/finders.ts';
const records = labelledSources().cables.filter(({ file }) => file.endsWith('.txt')).map(({ file, text }) => openRecord(file, text));
const cables = records.map((record) => ({ record, cable: readCable(record, RULEBOOK.vocabulary) }));
const t:Record<string,number>={};
const tm=<T,>(k:string,f:()=>T):T=>{const s=performance.now();const r=f();t[k]=(t[k]??0)+performance.now()-s;return r;};
const N=Number(process.argv[2]??3);
function once({record,cable}:any){
  const seen=tm('lookAt',()=>lookAt(cable,SETTING,RULEBOOK));
  tm('persons',()=>seen.named);
  const reading=tm('rules',()=>readingOf(record,seen,SETTING,RULEBOOK));
  tm('judge',()=>judge(reading,SETTING,RULEBOOK));
}
for(const c of cables) once(c);
for(const k in t) t[k]=0;
for(let i=0;i<N;i++) for(const c of cables) once(c);
for(const k in t) console.log(k,(t[k]!/N/cables.length).toFixed(2),'ms');
