// `credentialless` gives the frame a network partition of its own; it must be set before the frame has a source.
const frame = document.createElement('iframe');
frame.setAttribute('credentialless', '');
frame.src = `frame.html${location.search}`;
document.body.append(frame);
