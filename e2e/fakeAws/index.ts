export { startFakeAws, type FakeAws } from './fakeAws';
export { awsErrors, type Fault } from './fault';
