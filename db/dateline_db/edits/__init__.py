"""What an analyst can do: one function for each action, one module for each subject.

An edit reads what is there, checks the rules that take more than one record, and
writes what differs as one named action. What differs in nothing is not written, and a
refusal leaves the case as it was. There is no inverse code: the journal knows the way
back.
"""
