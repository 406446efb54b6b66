// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { ServiceStatus } from '../../protocol.ts';
import { STATES } from '../gallery/snapshots.ts';
import { stage } from '../gallery/stage.tsx';
import { useUi } from '../ui.ts';
import { Growing } from './Growing.tsx';
import { Preview } from './Preview.tsx';
import { ServiceList } from './ServiceList.tsx';

afterEach(cleanup);
vi.setConfig({ testTimeout: 30_000 });

const soon = (check: () => void) => waitFor(check, { timeout: 10_000 });
const numbers = (length: number) => Array.from({ length }, (_, number) => number);
const items = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);

function List({ length }: { length: number }) {
  return (
    <ul>
      <Growing of={numbers(length)}>{(number) => <li key={number}>{number}</li>}</Growing>
    </ul>
  );
}

test('the first rows are there at once, and all of them soon, in their order', async () => {
  const { rerender } = render(<List length={350} />);
  expect(items().length).toBeLessThan(350);
  await soon(() => expect(items()).toEqual(numbers(350).map(String)));
  rerender(<List length={500} />);
  await soon(() => expect(items()).toEqual(numbers(500).map(String)));
  rerender(<List length={2} />);
  expect(items()).toEqual(['0', '1']);
});

test('what would leave is shown byte for byte, however long', async () => {
  for (const text of ['', 'one', '\n', 'one\n\ntwo\n', `${'a line\r\n'.repeat(25_000)}the end`]) {
    render(<Preview label="Shown" text={text} />);
    const shown = screen.getByRole('region', { name: 'Shown' });
    await soon(() => expect(shown.textContent === text).toBe(true));
    cleanup();
  }
});

function All() {
  const { model } = useUi();
  const snapshot = model.snapshot.value;
  return snapshot ? <ServiceList snapshot={snapshot} /> : null;
}

const badDay = STATES['bad-day']?.() ?? null;
const likely = badDay?.services.find(({ result }) => result?.verdict.confidence === 'likely');

test('in a list of hundreds a row opens and closes, and what it says follows the snapshot', async () => {
  if (!badDay || !likely) throw new Error('a bad day without anything blocked');
  const services = numbers(250).map(
    (number): ServiceStatus => ({ ...likely, id: `site${number}`, name: `Site ${number}` }),
  );
  const snapshot = { ...badDay, services };
  const { door } = await stage(All, snapshot);
  await soon(() => expect(screen.getAllByRole('button', { name: /^Site/ })).toHaveLength(250));
  const last = screen.getByRole('button', { name: /^Site 249 / });
  fireEvent.click(last);
  await waitFor(() => expect(last.getAttribute('aria-expanded')).toBe('true'));
  fireEvent.click(last);
  await waitFor(() => expect(last.getAttribute('aria-expanded')).toBe('false'));
  const before = last.textContent;
  door.put({ ...snapshot, services: services.map((one) => ({ ...one, pending: true })) });
  await waitFor(() => expect(screen.getByRole('button', { name: /^Site 249 / }).textContent).not.toBe(before));
});
