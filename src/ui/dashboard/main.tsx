import { render } from 'preact';
import { browserDoor } from '../browser-door.ts';
import { Root } from '../components/Root.tsx';
import { createModel } from '../model.ts';
import { Dashboard } from './Dashboard.tsx';

const model = createModel(browserDoor);
const body = document.getElementById('app');
if (body)
  render(
    <Root model={model} titleKey="app_name">
      {() => <Dashboard />}
    </Root>,
    body,
  );
void model.start();
