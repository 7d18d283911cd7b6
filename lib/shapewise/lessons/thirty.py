"""The thirty questions that the course answers, each in a sentence of our own."""

from __future__ import annotations

#: Number -> what somebody asks.
THIRTY = {
    "Q01": "Nine sensors go into a Conv1D with 100 filters: why do 100 columns come out, and not 900?",
    "Q02": 'Why does padding="same" halve my series when strides is two?',
    "Q03": "How does a table of ten rows and three columns become one of twelve rows and ten columns?",
    "Q04": "I have a target for every step, and my LSTM gives one vector: is it Dense that cannot take three axes?",
    "Q05": "How do I feed vectors of two numbers to a SimpleRNN, and how do I put a second one behind it?",
    "Q06": "One yes or no for each series: why does one loss refuse my targets, and another train without a word?",
    "Q07": "What is a Conv1D with a kernel of size one good for?",
    "Q08": "How do PyTorch and Keras compute the length of what a convolution gives?",
    "Q09": "A separable convolution needs far fewer operations: why is it not as many times faster?",
    "Q10": "What do I see when I ask a Conv2D for its weights?",
    "Q11": "Seven pictures belong to each target: how do I tell the network?",
    "Q12": "Which argument of Conv1D is the length of the window, filters or kernel_size?",
    "Q13": "An LSTM(32) reads ten steps: are there ten neurons, or thirty-two?",
    "Q14": "Two LSTM(3) read 3000 steps, and there are only 180 parameters: is that a mistake?",
    "Q15": "Does DenseNet121 need more parameters for larger pictures, and can it take one channel?",
    "Q16": "My network shall find 68 points with two coordinates each: which layers make 68 x 2 numbers?",
    "Q17": "Does Dense flatten an input with two axes?",
    "Q18": "Why do we flatten the digits, if Dense takes them as they are?",
    "Q19": "A Conv1D with 64 filters reads ten steps of 32 channels: what is a filter, and what comes out?",
    "Q20": "What is the 32 in a map of 256 x 256 x 32?",
    "Q21": "Ten words from a vocabulary of 263: does Embedding give ten vectors, or 263?",
    "Q22": "What does a generator's Conv2DTranspose do, and how many channels come out at the end?",
    "Q23": "Should I halve a map with strides or with max pooling?",
    "Q24": "What are steps and features, if my samples are the columns of a table?",
    "Q25": "SimpleRNN(64) on 64 columns of data: are its 64 outputs the columns?",
    "Q26": "I have 100 series of 20 steps: is that a batch of 100, and what is None?",
    "Q27": "Is data_dim about the input or the output, and what does a batch of 52 change?",
    "Q28": "Why does Keras speak of a negative size when my long series goes into a Conv1D?",
    "Q29": "How do I write a layer with a weight for every entry of my data?",
    "Q30": "My model was trained on 600 steps: can it predict on ten?",
}
