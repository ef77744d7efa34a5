# What fish offers at the end of each line of standard input, after the script $1: the words, one a line, then an empty line.
source $argv[1]
while read --line line
    complete -C $line | string replace -r '\t.*' ''
    echo
end
