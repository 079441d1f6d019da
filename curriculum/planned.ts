import type { PlannedNotebook } from './types.ts';

/** The notebooks to come. Whoever adds one takes its entry away: its own metadata then say it all. */
export const planned: readonly PlannedNotebook[] = [
  {
    number: '07',
    title: 'Activation functions',
    covers: ['S0:10', 'S1:80', 'S3:41-46', 'S3:68-74', 'S3:198-226'],
  },
  {
    number: '08',
    title: 'Gradient descent, mini-batches, momentum',
    covers: ['S0:15-20', 'S2:19', 'S2:204-206', 'S3:52-56', 'S3:141-147', 'S4:7-16'],
  },
  {
    number: '09',
    title: 'Adaptive steps: AdaGrad, RMSprop, Adam',
    covers: ['S2:206', 'S3:143-144'],
  },
  {
    number: '10',
    title: 'Vanishing and exploding gradients',
    covers: ['S3:171-196', 'S4:120-125'],
  },
  {
    number: '11',
    title: 'Learning slow-down: squared error against cross-entropy',
    covers: ['S4:18-84'],
  },
  { number: '12', title: 'Softmax and the log-likelihood', covers: ['S4:86-103'] },
  {
    number: '13',
    title: 'Ingredients of a neural-network code',
    covers: ['S0:5-22', 'S2:200-206', 'S3:131-149', 'S4:105-107'],
  },
  {
    number: '14',
    title: 'One hidden layer is enough in principle',
    covers: ['S4:109-118'],
  },
  {
    number: '15',
    title: 'Filters, convolution, and a small CNN',
    covers: ['S4:113-118', 'S4:127-141'],
  },
];
