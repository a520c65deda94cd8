import { useEffect, useState } from 'preact/hooks';
import { desk } from '../state.ts';
import { useStore } from '../store.ts';

/** Who printed a sheet, and when: paper leaves the room, and nothing else on it says whose it is. */
export function PrintedBy() {
  const { case: known } = useStore(desk);
  const [moment, setMoment] = useState('');
  useEffect(() => {
    const now = () => setMoment(new Date().toISOString().slice(0, 16).replace('T', ' '));
    addEventListener('beforeprint', now);
    return () => removeEventListener('beforeprint', now);
  }, []);
  return known === null || moment === '' ? null : (
    <p class="print-only printed-by">
      {known.title}. Printed by {known.you.name}, {moment} UTC
    </p>
  );
}
