# What bash offers at the end of each line of standard input, after the script $1: the words, one a line, then an empty line.
source "$1" || exit 1
shopt -s extglob
# Splits a line as readline does, with the separators of a default shell: quoted parts stay whole, = and blanks separate.
split() {
  local rest=$1 piece=
  COMP_WORDS=()
  while [[ -n $rest ]]; do
    case $rest in
      \"* | \'*)
        local quote=${rest:0:1} inner
        inner=${rest:1}
        if [[ $inner == *"$quote"* ]]; then inner=${inner%%"$quote"*}$quote; fi
        piece+=$quote$inner rest=${rest:1+${#inner}}
        ;;
      ' '*) [[ -n $piece ]] && COMP_WORDS+=("$piece"); piece= rest=${rest##+( )}; [[ -z $rest ]] && COMP_WORDS+=("") ;;
      =*) [[ -n $piece ]] && COMP_WORDS+=("$piece"); piece= rest=${rest:1}; COMP_WORDS+=("=") ;;
      *) piece+=${rest:0:1} rest=${rest:1} ;;
    esac
  done
  [[ -n $piece ]] && COMP_WORDS+=("$piece")
}
while IFS= read -r COMP_LINE; do
  COMP_POINT=${#COMP_LINE}
  split "$COMP_LINE"
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  COMPREPLY=()
  [[ $(complete -p pairsize) == "complete -F _pairsize pairsize" ]] && _pairsize
  # readline replaces what follows the last =: what it keeps is put before, for what stands on the line in the end.
  word=${COMP_LINE##*[ \"]}
  kept=
  [[ $word == *=* && ${COMP_WORDS[COMP_CWORD]} != \"* ]] && kept=${word%=*}=
  for offer in "${COMPREPLY[@]}"; do printf '%s%s\n' "$kept" "$offer"; done
  echo
done
