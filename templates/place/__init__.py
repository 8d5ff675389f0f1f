"""What a bundle does at the place that it was made for: checks itself, gets the trainer and the model, trains, goes on.

Python 3.8 and its standard library alone. Everything is done in the bundle's own folder, by `python3 -m place VERB`.
"""
