import { render } from 'preact';
import { browserDoor } from '../browser-door.ts';
import { Root } from '../components/Root.tsx';
import { createModel } from '../model.ts';
import { Popup } from './Popup.tsx';

const model = createModel(browserDoor);
// What is stored is read while the page is drawn for the first time.
void model.start();
const body = document.getElementById('app');
if (body)
  render(
    <Root model={model} titleKey="app_name">
      {() => <Popup />}
    </Root>,
    body,
  );
